using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProcurementHub.Matching;

/// <summary>The stored form of reasons: [{"c":1,"v":"textiles","b":1,"f":"53101502"}].</summary>
public static class MatchReasonJson
{
    public static string Write(IReadOnlyList<MatchReason> reasons)
    {
        var rows = new StoredReason[reasons.Count];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = new StoredReason(reasons[i].Criterion, reasons[i].Value, reasons[i].Basis, reasons[i].From);
        return JsonSerializer.Serialize(rows, MatchReasonJsonContext.Default.StoredReasonArray);
    }

    /// <exception cref="JsonException">The text was not written by <see cref="Write"/>.</exception>
    public static IReadOnlyList<MatchReason> Read(string json) =>
        [.. (JsonSerializer.Deserialize(json, MatchReasonJsonContext.Default.StoredReasonArray) ?? [])
            .Select(row => new MatchReason(row.Criterion, row.Value, row.Basis, row.From))];

    internal sealed record StoredReason(
        [property: JsonPropertyName("c")] MatchCriterion Criterion,
        [property: JsonPropertyName("v")] string Value,
        [property: JsonPropertyName("b")] MatchBasis Basis,
        [property: JsonPropertyName("f")] string? From);
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(MatchReasonJson.StoredReason[]))]
internal sealed partial class MatchReasonJsonContext : JsonSerializerContext;
