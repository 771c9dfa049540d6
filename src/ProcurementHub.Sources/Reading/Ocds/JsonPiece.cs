using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace ProcurementHub.Sources.Reading.Ocds;

/// <summary>Parses one piece of a document, mending what can be mended without guessing.</summary>
internal static class JsonPiece
{
    private static readonly JsonDocumentOptions Options =
        new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <param name="json">May be changed; the document lies on it and must be disposed before it changes again.</param>
    public static bool TryParse(
        Memory<byte> json, [NotNullWhen(true)] out JsonDocument? document, [NotNullWhen(false)] out string? reason)
    {
        reason = null;
        JsonSurrogates.Mend(json.Span);
        document = Parse(json, ref reason);
        if (document is null && BlankControls(json.Span))
            document = Parse(json, ref reason);
        return document is not null;
    }

    private static JsonDocument? Parse(Memory<byte> json, ref string? reason)
    {
        try
        {
            return JsonDocument.Parse(json, Options);
        }
        catch (JsonException exception)
        {
            reason = $"This is no valid JSON: {exception.Message}";
            return null;
        }
    }

    /// <summary>
    /// Line breaks and NUL bytes stand raw inside texts, where JSON forbids them. Outside of texts they mean
    /// no more than a blank, so all of them can become one.
    /// </summary>
    private static bool BlankControls(Span<byte> json)
    {
        var changed = false;
        while (true)
        {
            var next = json.IndexOfAnyInRange((byte)0, (byte)31);
            if (next < 0)
                return changed;
            json[next] = (byte)' ';
            json = json[(next + 1)..];
            changed = true;
        }
    }
}
