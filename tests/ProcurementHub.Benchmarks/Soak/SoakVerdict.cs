using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProcurementHub.Benchmarks.Soak;

/// <summary>The figures of a run, and whatever was off; nothing of it hangs on how fast the machine is.</summary>
internal sealed record SoakVerdict(
    double Minutes, int Subscribers, double OwnAtStart, double OwnAtEnd, double OwnSlope, double HeapAtStart, double HeapAtEnd, double HeapSlope,
    double LargestWal, double Database, double Passes, double New, double Changed, double Matches, long Digests, long Expected, long Mails,
    long Requests, double P50, double P99, double Longest, IReadOnlyDictionary<string, int> Answers, IReadOnlyDictionary<string, int> Events,
    IReadOnlyList<string> Wrong)
{
    public bool Held => Wrong.Count == 0;

    public string ToJson() => JsonSerializer.Serialize(this, SoakJsonContext.Default.SoakVerdict);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SoakVerdict))]
internal sealed partial class SoakJsonContext : JsonSerializerContext;
