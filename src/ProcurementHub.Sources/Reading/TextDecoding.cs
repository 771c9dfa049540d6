using System.Text;
using System.Text.RegularExpressions;

namespace ProcurementHub.Sources.Reading;

/// <summary>
/// Finds out how bytes were written. Servers and pages name the wrong encoding often; bytes that are valid
/// UTF-8 hardly ever are anything else, so that is asked before anybody's word is taken.
/// </summary>
internal static partial class TextDecoding
{
    public static Encoding Windows1252 { get; } = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>The text of a page, with nothing before its first character.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes, string? charset)
    {
        if (ByMark(bytes) is var (marked, length))
            return marked.GetString(bytes[length..]);
        if (System.Text.Unicode.Utf8.IsValid(bytes))
            return Encoding.UTF8.GetString(bytes);
        return (Named(charset) ?? Named(InMeta(bytes)) ?? Windows1252).GetString(bytes);
    }

    public static (Encoding Encoding, int Length)? ByMark(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            return (Encoding.UTF8, 3);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            return (Encoding.Unicode, 2);
        return bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) ? (Encoding.BigEndianUnicode, 2) : null;
    }

    /// <summary>Null for UTF-8 too: the bytes have just shown that they are not that.</summary>
    public static Encoding? Named(string? name)
    {
        if (name is null || name.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || name.Equals("utf8", StringComparison.OrdinalIgnoreCase))
            return null;
        // What pages call ISO 8859-1 is windows-1252 in every browser.
        if (name.Equals("iso-8859-1", StringComparison.OrdinalIgnoreCase) || name.Equals("latin1", StringComparison.OrdinalIgnoreCase))
            return Windows1252;
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static string? InMeta(ReadOnlySpan<byte> bytes)
    {
        var match = Charset().Match(Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 4096)]));
        return match.Success ? match.Groups[1].Value : null;
    }

    [GeneratedRegex("(?:charset|encoding)\\s*=\\s*[\"']?\\s*([A-Za-z0-9_-]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Charset();
}
