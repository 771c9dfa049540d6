using System.Text;
using System.Text.RegularExpressions;

namespace ProcurementHub.Sources.Reading;

/// <summary>
/// Finds out how bytes were written: by their mark, then by the header's word, then by the page's own, then by
/// guess. One thing goes before anybody's word: bytes that are UTF-8. Servers put one charset on all that they
/// send, and text of another encoding is as good as never valid UTF-8 by chance, but the header is wrong often.
/// </summary>
internal static partial class TextDecoding
{
    private const byte Nothing = 0;
    private const byte Escape = 0x1B;

    /// <summary>So many letters must be written well for each that is not.</summary>
    private const int WellPerDamaged = 10;

    public static Encoding Windows1252 { get; } = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>The text of a page, with nothing before its first character.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes, string? charset)
    {
        if (ByMark(bytes) is var (marked, length))
            return marked.GetString(bytes[length..]);
        var isUtf8 = System.Text.Unicode.Utf8.IsValid(bytes);
        // Only where these bytes occur can it be an encoding that hides in what looks like UTF-8.
        if (isUtf8 && bytes.IndexOfAny(Nothing, Escape) < 0)
            return Encoding.UTF8.GetString(bytes);
        var said = Named(charset) ?? Named(InMeta(bytes));
        if (said is not null && IsHidden(said, bytes))
            return said.GetString(bytes);
        if (isUtf8 || IsDamagedUtf8(bytes))
            return Encoding.UTF8.GetString(bytes);
        return (said is null || IsWide(said) ? Windows1252 : said).GetString(bytes);
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
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            // UTF-7 is known to the framework, and refused.
            return null;
        }
    }

    /// <summary>Two or four bytes for each letter, or letters between marks of escape.</summary>
    private static bool IsHidden(Encoding encoding, ReadOnlySpan<byte> bytes) =>
        (IsWide(encoding) && bytes.Contains(Nothing))
        || (encoding.WebName.StartsWith("iso-2022", StringComparison.OrdinalIgnoreCase) && bytes.Contains(Escape));

    private static bool IsWide(Encoding encoding) => encoding is UnicodeEncoding or UTF32Encoding;

    /// <summary>
    /// One letter that was cut through in a database must not turn all others of a page into something else.
    /// In text of another encoding hardly any two bytes in a row are a letter of UTF-8.
    /// </summary>
    private static bool IsDamagedUtf8(ReadOnlySpan<byte> bytes)
    {
        var (well, damaged) = (0, 0);
        while (!bytes.IsEmpty)
        {
            var next = bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
            if (next < 0)
                break;
            bytes = bytes[next..];
            _ = Rune.DecodeFromUtf8(bytes, out _, out var length) == System.Buffers.OperationStatus.Done ? well++ : damaged++;
            bytes = bytes[length..];
        }

        return well > damaged * WellPerDamaged;
    }

    private static string? InMeta(ReadOnlySpan<byte> bytes)
    {
        var match = Charset().Match(Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 4096)]));
        return match.Success ? match.Groups[1].Value : null;
    }

    [GeneratedRegex("(?:charset|encoding)\\s*=\\s*[\"']?\\s*([A-Za-z0-9_-]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Charset();
}
