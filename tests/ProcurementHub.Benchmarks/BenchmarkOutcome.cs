using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProcurementHub.Benchmarks;

/// <param name="Ratio">How many times the cost of <paramref name="Of"/>, or where that is a peer, how many times its speed.</param>
/// <param name="Held">Whether the ratio is within the aim.</param>
internal sealed record BenchmarkOutcome(string Benchmark, double Value, string Unit, double Ratio, string Of, double Aim, bool Held)
{
    public string ToJson() => JsonSerializer.Serialize(this, BenchmarkJsonContext.Default.BenchmarkOutcome);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(BenchmarkOutcome))]
internal sealed partial class BenchmarkJsonContext : JsonSerializerContext;
