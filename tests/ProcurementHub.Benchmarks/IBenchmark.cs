using ProcurementHub.Core;

namespace ProcurementHub.Benchmarks;

/// <summary>Measures one thing beside its floor or its peer, in the same run, several times.</summary>
internal interface IBenchmark
{
    string Name { get; }

    string Describes { get; }

    Task<Parsed<BenchmarkOutcome>> RunAsync(BenchmarkOptions options, CancellationToken cancellationToken);
}
