using System.Text.Json;
using ProcurementHub.Core;

namespace ProcurementHub.Jobs.Classifying;

/// <summary>One line of somebody's own: plain text, or a JSON object that also has codes and a place.</summary>
public sealed record LineToClassify(string Text, IReadOnlyList<(string? Scheme, string? Id)> Codes, string? Place, string? Entity)
{
    /// <summary>A line that begins with a brace is JSON; any other is the text itself.</summary>
    public static Parsed<LineToClassify> Parse(string line)
    {
        // U+FFFD stands for bytes that are no UTF-8; the words around it are damaged.
        if (line.Contains('\uFFFD', StringComparison.Ordinal))
            return Fail("holds bytes that are not UTF-8");
        if (!line.AsSpan().TrimStart().StartsWith('{'))
            return Parsed.Of(new LineToClassify(line.Trim(), [], null, null));
        try
        {
            using var document = JsonDocument.Parse(line);
            return Read(document.RootElement);
        }
        catch (JsonException fault)
        {
            return Fail($"is not JSON, from character {fault.BytePositionInLine + 1} on");
        }
    }

    private static Parsed<LineToClassify> Read(JsonElement row)
    {
        foreach (var name in (string[])["text", "place", "entity"])
        {
            if (row.TryGetProperty(name, out var value) && value.ValueKind is not (JsonValueKind.String or JsonValueKind.Null))
                return Fail($"'{name}' is not a text");
        }

        List<(string?, string?)> codes = [];
        if (row.TryGetProperty("codes", out var given) && given.ValueKind != JsonValueKind.Null)
        {
            if (given.ValueKind != JsonValueKind.Array)
                return Fail("'codes' is not a list");
            foreach (var code in given.EnumerateArray())
            {
                if (code.ValueKind != JsonValueKind.Object)
                    return Fail("a code is not an object with 'scheme' and 'id'");
                codes.Add((Member(code, "scheme"), Member(code, "id")));
            }
        }

        var text = Member(row, "text") ?? "";
        return text.Length == 0 && codes.Count == 0
            ? Fail("has neither 'text' nor 'codes'")
            : Parsed.Of(new LineToClassify(text, codes, Member(row, "place"), Member(row, "entity")));
    }

    // Codes are often written as numbers.
    private static string? Member(JsonElement row, string name) =>
        row.TryGetProperty(name, out var value)
            ? value.ValueKind switch
            {
                JsonValueKind.String => value.GetString()!.Trim(),
                JsonValueKind.Number => value.GetRawText(),
                _ => null,
            }
            : null;

    private static Parsed<LineToClassify> Fail(string reason) => Parsed.Failed<LineToClassify>(reason);
}
