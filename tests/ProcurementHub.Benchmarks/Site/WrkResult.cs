using System.Globalization;
using System.Text.Json.Serialization;

namespace ProcurementHub.Benchmarks.Site;

/// <param name="P50">In milliseconds, as is <paramref name="P99"/>.</param>
/// <param name="Failed">Answers other than 2xx and 3xx, and those that never came.</param>
internal sealed record WrkResult(long Requests, double Seconds, long Bytes, double P50, double P99, long Failed)
{
    public double PerSecond => Requests / Seconds;

    /// <summary>Of one answer with its headers.</summary>
    public int Size => (int)(Bytes / Math.Max(1, Requests));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{PerSecond,8:N0} requests/s  median {P50,7:0.00}  99th {P99,7:0.00} ms  {Size,6:N0} bytes each{(Failed == 0 ? "" : $"  {Failed:N0} FAILED")}");
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(WrkResult))]
internal sealed partial class WrkJsonContext : JsonSerializerContext;
