using System.Text;
using ProcurementHub.Sources.Reading.Archives;

namespace ProcurementHub.Sources.Reading.Ocds;

/// <summary>
/// JSON is UTF-8 unless it is not: a byte order mark says so most surely, then the server. A server that says
/// Latin-1 is believed, because it is seldom told to.
/// </summary>
internal static class JsonEncoding
{
    private const int LongestMark = 3;

    public static async ValueTask<Stream> ToUtf8Async(Stream content, string? charset, CancellationToken cancellationToken)
    {
        var start = await StreamStart.TakeAsync(content, LongestMark, cancellationToken);
        return start.Head.Span switch
        {
            [0xEF, 0xBB, 0xBF] => start.From(3),
            [0xFF, 0xFE, ..] => Encoding.CreateTranscodingStream(start.From(2), Encoding.Unicode, Encoding.UTF8),
            [0xFE, 0xFF, ..] => Encoding.CreateTranscodingStream(start.From(2), Encoding.BigEndianUnicode, Encoding.UTF8),
            _ => Named(charset) is { } encoding ? Encoding.CreateTranscodingStream(start.From(0), encoding, Encoding.UTF8) : start.From(0),
        };
    }

    private static Encoding? Named(string? charset)
    {
        if (string.IsNullOrWhiteSpace(charset) || charset.Contains("utf-8", StringComparison.OrdinalIgnoreCase))
            return null;
        try
        {
            var name = charset.Trim(' ', '"');
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            // A name that nobody knows says nothing.
            return null;
        }
    }
}
