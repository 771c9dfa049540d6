using System.Text.Json;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Sources.Reading.Ocds;

namespace ProcurementHub.Sources.Reading.Json;

/// <summary>One parsed document. An API's answers are small; what is larger than that is no answer.</summary>
internal sealed class JsonAnswer : IDisposable
{
    private const int LargestAnswer = 64 * 1024 * 1024;

    private readonly JsonDocument document;

    private JsonAnswer(JsonDocument document) => this.document = document;

    public JsonPlace Root => new(document.RootElement, "", "");

    /// <returns>The answer, or the reason why there is none.</returns>
    public static async Task<(JsonAnswer? Answer, string? Reason)> ParseAsync(Stream content, string? charset, CancellationToken cancellationToken)
    {
        if (await BytesAsync(content, cancellationToken) is not { } bytes)
            return (null, $"The document is larger than {LargestAnswer / 1024 / 1024} MB, which no answer of an API is.");
        if (bytes.AsSpan().Trim(" \t\r\n"u8).IsEmpty)
            return (null, "The document is empty.");
        var json = Utf8(bytes, charset);
        if (JsonPiece.TryParse(json, out var document, out var reason))
            return (new JsonAnswer(document), null);
        var start = RawHead.Of(json.Span.TrimStart(" \t\r\n"u8));
        return (null, start.StartsWith('<') ? $"The document is a page or XML, not JSON: '{Beginning(start)}'." : reason);
    }

    /// <summary>What stands at a field's path: in the row, in the whole answer, or the row's own name.</summary>
    public IEnumerable<JsonElement> Find(JsonPath path, JsonPlace row) =>
        JsonPathWalk.Find(path, path.IsFromRoot ? Root.Value : row.Value);

    public void Dispose() => document.Dispose();

    private static string Beginning(string text) => text.Length <= 60 ? text : text[..60] + "…";

    private static async Task<byte[]?> BytesAsync(Stream content, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[32 * 1024];
        int read;
        while ((read = await content.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (bytes.Length + read > LargestAnswer)
                return null;
            bytes.Write(buffer, 0, read);
        }

        return bytes.ToArray();
    }

    private static Memory<byte> Utf8(byte[] bytes, string? charset) =>
        TextDecoding.ByMark(bytes) is null && System.Text.Unicode.Utf8.IsValid(bytes)
            ? bytes
            : System.Text.Encoding.UTF8.GetBytes(TextDecoding.Decode(bytes, charset));
}
