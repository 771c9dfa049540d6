using System.Text.Json;
using ProcurementHub.Sources.Definitions;

namespace ProcurementHub.Sources.Reading.Json;

/// <summary>What stands at a path. A null stands for nothing, as publishers mean it.</summary>
internal static class JsonPathWalk
{
    public static List<JsonElement> Find(JsonPath path, JsonElement from)
    {
        var found = new List<JsonElement>(1);
        Walk(path.Steps, 0, from, found);
        return found;
    }

    /// <summary>The same, with the place of each: "data.items[3]".</summary>
    public static List<JsonPlace> FindPlaces(JsonPath path, JsonPlace from)
    {
        List<JsonPlace> places = [from];
        foreach (var step in path.Steps)
            places = [.. places.SelectMany(place => Step(place, step))];
        places.RemoveAll(place => IsNothing(place.Value));
        return places;
    }

    private static void Walk(IReadOnlyList<JsonStep> steps, int at, JsonElement value, List<JsonElement> found)
    {
        if (at == steps.Count)
        {
            if (!IsNothing(value))
                found.Add(value);
            return;
        }

        var step = steps[at];
        switch (value.ValueKind)
        {
            case JsonValueKind.Object when step.IsEvery:
                foreach (var member in value.EnumerateObject())
                    Walk(steps, at + 1, member.Value, found);
                break;
            case JsonValueKind.Object when step.Utf8Name is { } name && value.TryGetProperty(name, out var member):
                Walk(steps, at + 1, member, found);
                break;
            case JsonValueKind.Array when step.IsEvery:
                foreach (var element in value.EnumerateArray())
                    Walk(steps, at + 1, element, found);
                break;
            case JsonValueKind.Array when step.Name is not null:
                foreach (var element in value.EnumerateArray())
                    Walk(steps, at, element, found);
                break;
            case JsonValueKind.Array when step.Index < value.GetArrayLength():
                Walk(steps, at + 1, value[step.Index], found);
                break;
        }
    }

    private static IEnumerable<JsonPlace> Step(JsonPlace place, JsonStep step) => place.Value.ValueKind switch
    {
        JsonValueKind.Object when step.IsEvery => place.Value.EnumerateObject().Select(member => place.Member(member.Name, member.Value)),
        JsonValueKind.Object when step.Utf8Name is { } name && place.Value.TryGetProperty(name, out var member) => [place.Member(step.Name!, member)],
        JsonValueKind.Array when step.IsEvery => place.Elements(),
        JsonValueKind.Array when step.Name is not null => place.Elements().SelectMany(element => Step(element, step)),
        JsonValueKind.Array when step.Index < place.Value.GetArrayLength() => [place.Element(step.Index, place.Value[step.Index])],
        _ => [],
    };

    private static bool IsNothing(JsonElement value) => value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined;
}

/// <param name="Path">From the document down; empty for the document itself.</param>
/// <param name="Key">The last name or number of it.</param>
internal readonly record struct JsonPlace(JsonElement Value, string Path, string Key)
{
    public JsonPlace Member(string name, JsonElement value) => new(value, Path.Length == 0 ? name : $"{Path}.{name}", name);

    public JsonPlace Element(int index, JsonElement value) =>
        new(value, $"{Path}[{index}]", index.ToString(System.Globalization.CultureInfo.InvariantCulture));

    public IEnumerable<JsonPlace> Elements()
    {
        var place = this;
        return Value.EnumerateArray().Select((element, index) => place.Element(index, element));
    }
}
