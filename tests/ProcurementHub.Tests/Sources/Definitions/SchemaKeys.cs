using System.Text.Json;
using System.Text.Json.Nodes;
using ProcurementHub.Sources.Definitions;

namespace ProcurementHub.Tests.Sources.Definitions;

/// <summary>The keys that the schema knows for one reader, and a definition that has all of them.</summary>
internal sealed class SchemaKeys
{
    private readonly SchemaCheck check;
    private readonly JsonObject chosen;

    public SchemaKeys(JsonObject schema, string reader)
    {
        check = new SchemaCheck(schema);
        chosen = new JsonObject { ["reader"] = reader };
        Everything = (JsonObject)Example(schema, "")!;
        Everything["reader"] = reader;
    }

    /// <summary>Every key once, with values that need not make sense together.</summary>
    public JsonObject Everything { get; }

    public Dictionary<string, AskedKey> ByPath { get; } = new(StringComparer.Ordinal);

    public List<string> WithoutDescription { get; } = [];

    private JsonNode? Example(JsonObject place, string path)
    {
        var properties = Properties(place).ToList();
        if (properties.Count > 0)
        {
            var map = new JsonObject();
            foreach (var same in properties.GroupBy(property => property.Key, property => property.Value))
            {
                // Conditions give some keys their parts; the description stands with the key itself.
                var (key, value) = (same.Key, same.FirstOrDefault(place => Properties(place).Any()) ?? same.First());
                var below = path.Length == 0 ? key : $"{path}.{key}";
                ByPath[below] = KeyOf(value);
                if (same.First()["description"] is null)
                    WithoutDescription.Add(below);
                map[key] = Example(value, below);
            }

            return map;
        }

        return KeyOf(place).Kind switch
        {
            KeyKind.Sections => new JsonArray(Example((JsonObject)check.Resolve(place)["items"]!, path + "[]")),
            KeyKind.Words => new JsonObject(),
            KeyKind.Number => 1,
            KeyKind.Flag => true,
            KeyKind.Choice => KeyOf(place).Words[0],
            _ => "x",
        };
    }

    /// <summary>Of a place that is made up of several: the first, which has the keys' meaning, before those that narrow it.</summary>
    private IEnumerable<KeyValuePair<string, JsonObject>> Properties(JsonObject place)
    {
        var node = check.Resolve(place);
        var own = (node["properties"] as JsonObject ?? []).Where(pair => pair.Value is JsonObject)
            .Select(pair => new KeyValuePair<string, JsonObject>(pair.Key, (JsonObject)pair.Value!));
        var parts = (node["allOf"] as JsonArray ?? []).OfType<JsonObject>()
            .Select(part => part["if"] is null ? part : check.Branch(part, chosen) as JsonObject).OfType<JsonObject>()
            .SelectMany(Properties);
        return own.Concat(parts);
    }

    private AskedKey KeyOf(JsonObject place)
    {
        var node = check.Resolve(place);
        if (node["enum"] is JsonArray choices)
            return new(KeyKind.Choice, [.. choices.Select(choice => choice!.GetValue<string>())]);
        if (Properties(place).Any())
            return new(KeyKind.Section, []);
        var kind = node["type"] switch
        {
            JsonValue type when type.GetValueKind() == JsonValueKind.String => type.GetValue<string>() switch
            {
                "boolean" => KeyKind.Flag,
                "integer" => KeyKind.Number,
                "array" => KeyKind.Sections,
                "object" => KeyKind.Words,
                _ => KeyKind.Text,
            },
            null when node["anyOf"] is not null => KeyKind.Texts,
            _ => KeyKind.Text,
        };
        return new(kind, []);
    }
}
