using ProcurementHub.Core;

namespace ProcurementHub.Sources.Definitions;

/// <summary>
/// An address with paths in braces, such as "https://portal.example/notices/{id}" or "/notices/{id}", or a path
/// alone under which the address stands.
/// </summary>
public sealed class JsonTemplate
{
    private JsonTemplate(JsonPath? path, IReadOnlyList<(string Text, JsonPath? Path)> parts)
    {
        Path = path;
        Parts = parts;
    }

    /// <summary>Null where the address is made of parts.</summary>
    internal JsonPath? Path { get; }

    /// <summary>Texts, each with the path whose value follows it.</summary>
    internal IReadOnlyList<(string Text, JsonPath? Path)> Parts { get; }

    public static Parsed<JsonTemplate> Parse(string text)
    {
        if (text.AsSpan().IndexOfAny('/', '{') < 0)
        {
            var alone = JsonPath.Parse(text);
            return alone.HasValue ? Parsed.Of(new JsonTemplate(alone.Value, [])) : Parsed.Failed<JsonTemplate>(alone.Reason!);
        }

        var parts = new List<(string, JsonPath?)>();
        for (var rest = text; rest.Length > 0;)
        {
            var open = rest.IndexOf('{', StringComparison.Ordinal);
            if (open < 0)
            {
                parts.Add((rest, null));
                break;
            }

            var close = rest.IndexOf('}', open);
            if (close < 0)
                return Parsed.Failed<JsonTemplate>($"has a brace that is not closed: '{text}'.");
            var path = JsonPath.Parse(rest[(open + 1)..close]);
            if (!path.HasValue)
                return Parsed.Failed<JsonTemplate>(path.Reason!);
            parts.Add((rest[..open], path.Value));
            rest = rest[(close + 1)..];
        }

        return Parsed.Of(new JsonTemplate(null, parts));
    }
}
