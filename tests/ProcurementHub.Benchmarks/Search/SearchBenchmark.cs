using System.Globalization;
using ProcurementHub.Core;

namespace ProcurementHub.Benchmarks.Search;

/// <summary>
/// The first page of searches over a million made-up notices, and over a tenth of them; beside the same words in
/// FTS5 alone. A search opens its connection, counts, and reads the notices of the page, as the site does.
/// </summary>
internal sealed class SearchBenchmark : IBenchmark
{
    private const double Aim = 1.5;
    private const double LongestMilliseconds = 10;

    // The shortest of some times is what a search costs; the others are what else the machine was doing.
    private const int Rounds = 5;

    public string Name => "search";

    public string Describes => "first pages over made-up notices, and over a tenth of them [--notices N] [--queries N a kind] [--keep DIR]";

    public async Task<Parsed<BenchmarkOutcome>> RunAsync(BenchmarkOptions options, CancellationToken cancellationToken)
    {
        var count = options.Number("notices", 1_000_000);
        var each = options.Number("queries", 300);
        using var place = new TemporaryFolder();
        var folder = options.Text("keep", place.Path("search"));
        Directory.CreateDirectory(folder);

        using var small = await MeasuredNotices.FillAsync(folder, count / 10, each, cancellationToken);
        using var large = await MeasuredNotices.FillAsync(folder, count, each, cancellationToken);
        foreach (var notices in new[] { small, large })
            await notices.WarmUpAsync(cancellationToken);

        // Both in turn, so that what else the machine does, and how far the code is compiled, is the same for both.
        for (var kind = 0; kind < small.Kinds.Count; kind++)
        {
            for (var round = 0; round < Rounds; round++)
            {
                await small.AskAsync(kind, cancellationToken);
                await large.AskAsync(kind, cancellationToken);
            }
        }

        small.Print();
        large.Print();
        Compare("asked for the first time", small.First, large.First);
        Compare("shortest of all times", small.Shortest, large.Shortest);
        var (p95, ratio) = (large.Shortest.At(0.95), large.Shortest.At(0.95) / small.Shortest.At(0.95));
        return Parsed.Of(new BenchmarkOutcome(
            Name, Math.Round(p95, 2), "ms at the 95th percentile", Math.Round(ratio, 2), "a tenth of the notices", Aim, p95 <= LongestMilliseconds && ratio <= Aim));
    }

    private static void Compare(string what, Latencies small, Latencies large) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"ten times the notices, {what}: median {large.At(0.5) / small.At(0.5):0.00} times, 95th percentile {large.At(0.95) / small.At(0.95):0.00} times, mean {large.Mean / small.Mean:0.00} times"));
}

/// <summary>How long single requests took, in milliseconds.</summary>
internal sealed class Latencies(params IEnumerable<double> milliseconds)
{
    private readonly List<double> _milliseconds = [.. milliseconds];

    public int Count => _milliseconds.Count;

    public double Mean => _milliseconds.Average();

    public double At(double part) => _milliseconds.Order().ElementAt((int)(part * (_milliseconds.Count - 1)));

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"median {At(0.5),6:0.00}  95th {At(0.95),6:0.00}  99th {At(0.99),6:0.00} ms");
}
