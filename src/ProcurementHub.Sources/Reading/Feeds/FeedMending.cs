using System.Buffers;
using System.Net;
using System.Text;

namespace ProcurementHub.Sources.Reading.Feeds;

/// <summary>
/// Makes XML of what feeds take for it: entities of HTML that XML does not know, ampersands that stand for
/// themselves, characters that XML does not allow, and blanks or remarks before the first tag.
/// </summary>
internal static class FeedMending
{
    private const string CData = "<![CDATA[";
    private const int LongestEntity = 12;

    private static readonly SearchValues<char> Odd = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(code => (char)code).Where(code => code is not ('\t' or '\n' or '\r')), '&', '<', '\uFFFE', '\uFFFF']);

    public static string Mend(string text)
    {
        var start = text.IndexOf('<', StringComparison.Ordinal);
        if (start < 0)
            return text.Trim();
        var mended = new StringBuilder(text.Length);
        var rest = text.AsSpan(start);
        while (!rest.IsEmpty)
        {
            var plain = rest.IndexOfAny(Odd);
            if (plain < 0)
                plain = rest.Length;
            mended.Append(rest[..plain]);
            rest = rest[plain..];
            if (!rest.IsEmpty)
                rest = rest[TakeOne(rest, mended)..];
        }

        return mended.ToString();
    }

    /// <returns>How many characters were taken.</returns>
    private static int TakeOne(ReadOnlySpan<char> rest, StringBuilder mended)
    {
        if (rest[0] == '&')
            return TakeEntity(rest, mended);
        if (rest[0] != '<')
            return 1;
        var length = rest.StartsWith(CData) ? LengthUpTo(rest, "]]>") : rest.StartsWith("<!--") ? LengthUpTo(rest, "-->") : 1;
        foreach (var character in rest[..length])
        {
            if (character is '&' or '<' || !Odd.Contains(character))
                mended.Append(character);
        }

        return length;
    }

    private static int TakeEntity(ReadOnlySpan<char> rest, StringBuilder mended)
    {
        var end = rest[..Math.Min(rest.Length, LongestEntity)].IndexOf(';');
        var entity = end < 0 ? [] : rest[..(end + 1)];
        if (entity is "&amp;" or "&lt;" or "&gt;" or "&quot;" or "&apos;")
        {
            mended.Append(entity);
            return entity.Length;
        }

        var character = entity.IsEmpty ? "" : WebUtility.HtmlDecode(entity.ToString());
        if (entity.IsEmpty || entity.SequenceEqual(character))
        {
            mended.Append("&amp;");
            return 1;
        }

        mended.Append(character switch
        {
            "&" => "&amp;",
            "<" => "&lt;",
            // A number can name a character that XML does not allow.
            _ when Odd.Contains(character[0]) => "",
            _ => character,
        });
        return entity.Length;
    }

    private static int LengthUpTo(ReadOnlySpan<char> rest, string end) =>
        rest.IndexOf(end, StringComparison.Ordinal) is var at and >= 0 ? at + end.Length : rest.Length;
}
