using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ProcurementHub.Tests.Sources.Definitions;

/// <summary>
/// Holds a document against a JSON Schema, as far as the schema of definitions goes; a word of the standard
/// that it does not know fails, so that no rule is passed over.
/// </summary>
internal sealed class SchemaCheck(JsonObject schema)
{
    public List<string> Troubles(JsonNode? document) => [.. Check(schema, document, "")];

    /// <summary>What a condition asks for; null where it asks for nothing.</summary>
    public JsonNode? Branch(JsonObject condition, JsonNode? value) => condition[Check(condition["if"], value, "").Any() ? "else" : "then"];

    public JsonObject Resolve(JsonObject node)
    {
        while (node["$ref"] is { } reference)
        {
            JsonNode target = schema;
            foreach (var part in reference.GetValue<string>()[2..].Split('/'))
                target = target[part]!;
            node = (JsonObject)target;
        }

        return node;
    }

    private IEnumerable<string> Check(JsonNode? rule, JsonNode? value, string at)
    {
        if (rule is JsonValue always)
            return always.GetValue<bool>() ? [] : [$"{at}: may not be here"];
        var words = rule!.AsObject();
        return words.SelectMany(word => Check(word.Key, word.Value!, words, value, at));
    }

    private IEnumerable<string> Check(string word, JsonNode rule, JsonObject around, JsonNode? value, string at)
    {
        var map = value as JsonObject;
        var list = value as JsonArray;
        var text = value is JsonValue single && single.GetValueKind() == JsonValueKind.String ? single.GetValue<string>() : null;
        var number = value is JsonValue counted && counted.GetValueKind() == JsonValueKind.Number ? (double?)counted.GetValue<double>() : null;
        switch (word)
        {
            case "$schema" or "$defs" or "title" or "description" or "then" or "else" or "format":
                return [];
            case "$ref":
                return Check(Resolve(around), value, at);
            case "type":
                return Words(rule).Any(type => IsOf(type, value)) ? [] : [$"{at}: is not {rule.ToJsonString()}"];
            case "enum":
                return ((JsonArray)rule).Any(choice => JsonNode.DeepEquals(choice, value)) ? [] : [$"{at}: is none of {rule.ToJsonString()}"];
            case "const":
                return JsonNode.DeepEquals(rule, value) ? [] : [$"{at}: is not {rule.ToJsonString()}"];
            case "pattern":
                return text is null || Regex.IsMatch(text, rule.GetValue<string>()) ? [] : [$"{at}: does not look like {rule}"];
            case "minLength":
                return text is null || text.Length >= rule.GetValue<int>() ? [] : [$"{at}: is too short"];
            case "minimum":
                return number is null || number >= rule.GetValue<double>() ? [] : [$"{at}: is too small"];
            case "maximum":
                return number is null || number <= rule.GetValue<double>() ? [] : [$"{at}: is too large"];
            case "minProperties":
                return map is null || map.Count >= rule.GetValue<int>() ? [] : [$"{at}: has too few"];
            case "minItems":
                return list is null || list.Count >= rule.GetValue<int>() ? [] : [$"{at}: has too few"];
            case "items":
                return list is null ? [] : list.SelectMany((item, place) => Check(rule, item, $"{at}[{place}]"));
            case "required":
                return map is null ? [] : Words(rule).Where(key => !map.ContainsKey(key)).Select(key => $"{at}: lacks {key}");
            case "dependentRequired":
                return map is null ? [] : ((JsonObject)rule).Where(pair => map.ContainsKey(pair.Key)).SelectMany(pair => Words(pair.Value!)).Where(key => !map.ContainsKey(key)).Select(key => $"{at}: lacks {key}");
            case "propertyNames":
                return map is null ? [] : map.SelectMany(pair => Check(rule, pair.Key, at));
            case "properties":
                return map is null ? [] : map.Where(pair => ((JsonObject)rule).ContainsKey(pair.Key)).SelectMany(pair => Check(rule[pair.Key], pair.Value, Below(at, pair.Key)));
            case "additionalProperties":
                return map is null ? [] : map.Where(pair => around["properties"]?.AsObject().ContainsKey(pair.Key) != true).SelectMany(pair => Check(rule, pair.Value, Below(at, pair.Key)));
            case "allOf":
                return ((JsonArray)rule).SelectMany(part => Check(part, value, at));
            case "anyOf":
                return ((JsonArray)rule).Any(part => !Check(part, value, at).Any()) ? [] : [$"{at}: is none of what it may be"];
            case "oneOf":
                return ((JsonArray)rule).Count(part => !Check(part, value, at).Any()) == 1 ? [] : [$"{at}: is not just one of what it may be"];
            case "if":
                return Branch(around, value) is { } branch ? Check(branch, value, at) : [];
            default:
                throw new NotSupportedException($"The check does not know '{word}'.");
        }
    }

    private static bool IsOf(string type, JsonNode? value) => (type, value?.GetValueKind()) switch
    {
        ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) or ("string", JsonValueKind.String) or ("number", JsonValueKind.Number) => true,
        ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
        ("integer", JsonValueKind.Number) => double.IsInteger(value!.GetValue<double>()),
        _ => false,
    };

    private static IEnumerable<string> Words(JsonNode rule) =>
        rule is JsonArray list ? list.Select(word => word!.GetValue<string>()) : [rule.GetValue<string>()];

    private static string Below(string at, string key) => at.Length == 0 ? key : $"{at}.{key}";
}
