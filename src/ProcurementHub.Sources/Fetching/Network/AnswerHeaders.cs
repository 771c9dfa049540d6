using System.Net.Http.Headers;

namespace ProcurementHub.Sources.Fetching.Network;

/// <summary>Headers as they were sent. The framework's own readings leave out what is not written by the book.</summary>
internal static class AnswerHeaders
{
    /// <summary>What may be asked of a document later: what it was, how old, and what the server wanted.</summary>
    private static readonly string[] Kept =
    [
        "Content-Type", "Content-Disposition", "Content-Encoding", "Content-Length", "Content-Language", "ETag", "Last-Modified", "Date",
        "Retry-After", "Link",
    ];

    public static IReadOnlyList<KeyValuePair<string, string>> Keep(HttpResponseMessage response)
    {
        var kept = new List<KeyValuePair<string, string>>(Kept.Length);
        foreach (var name in Kept)
        {
            if (Text(response, name) is { } text)
                kept.Add(new(name, text));
        }

        return kept;
    }

    public static string? Text(HttpResponseMessage response, string name) =>
        response.Headers.NonValidated.TryGetValues(name, out var values) || response.Content.Headers.NonValidated.TryGetValues(name, out values)
            ? values.ToString()
            : null;

    public static (string? MediaType, string? Charset) Kind(HttpResponseMessage response)
    {
        if (Text(response, "Content-Type") is not { } text)
            return (null, null);
        if (MediaTypeHeaderValue.TryParse(text, out var kind))
            return (kind.MediaType, kind.CharSet?.Trim('"', '\''));
        var parts = text.Split([';', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        const string Charset = "charset=";
        return (parts.FirstOrDefault(part => part.Contains('/', StringComparison.Ordinal)),
            parts.FirstOrDefault(part => part.StartsWith(Charset, StringComparison.OrdinalIgnoreCase))?[Charset.Length..].Trim('"', '\'', ' '));
    }
}
