using System.Text.Json;
using ProcurementHub.Sources.Definitions;

namespace ProcurementHub.Sources.Reading.Json;

/// <summary>The rows of a list.</summary>
internal static class JsonRows
{
    /// <returns>Null where the answer is no list of the source; an empty list is one.</returns>
    public static IReadOnlyList<JsonPlace>? Of(JsonPlace answer, JsonSettings settings)
    {
        if (settings.Rows is not { } path || (settings.Landmark is { } landmark && JsonPathWalk.Find(landmark, answer.Value).Count == 0))
            return null;
        var found = JsonPathWalk.FindPlaces(path, answer);
        if (found.Count == 0)
            return IsEveryOfNone(path, answer) ? [] : null;
        // A path that ends in all members or elements names the rows themselves.
        return path.Steps is [.., { IsEvery: true }]
            ? found
            : [.. found.SelectMany(place => place.Value.ValueKind == JsonValueKind.Array ? place.Elements() : [place])];
    }

    /// <summary>"data.*" of an empty "data" is a list without rows, of no "data" it is another answer.</summary>
    private static bool IsEveryOfNone(JsonPath path, JsonPlace answer)
    {
        if (path.Steps is not [.., { IsEvery: true }])
            return false;
        var parent = path.Steps.SkipLast(1).Aggregate(answer.Value, (value, step) =>
            step.Utf8Name is { } name && value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var member) ? member : default);
        return parent.ValueKind is JsonValueKind.Array or JsonValueKind.Object;
    }
}
