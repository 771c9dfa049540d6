using System.Buffers;
using System.Net;
using System.Text;
using ProcurementHub.Sources.Reading.Html;

namespace ProcurementHub.Sources.Reading.Feeds;

/// <summary>The words of a text that may be HTML, written into XML once or, by mistake, twice.</summary>
internal static class FeedText
{
    private static readonly SearchValues<char> NameSigns =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

    public static string Of(string text)
    {
        if (!text.AsSpan().ContainsAny('<', '&'))
            return text;
        var words = new StringBuilder(text.Length);
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            var open = rest.IndexOf('<');
            if (open < 0)
                open = rest.Length;
            words.Append(rest[..open]);
            rest = rest[open..];
            if (!rest.IsEmpty)
                rest = rest[TakeTag(rest, words)..];
        }

        return WebUtility.HtmlDecode(words.ToString()).Trim();
    }

    /// <returns>How many characters were taken: a tag with what nobody sees of it, or the sign alone.</returns>
    private static int TakeTag(ReadOnlySpan<char> rest, StringBuilder words)
    {
        if (rest.StartsWith("<!--"))
            return LengthUpTo(rest, "-->");
        var inner = rest[1..].TrimStart('/');
        var length = inner.IndexOfAnyExcept(NameSigns);
        var end = rest[1..].IndexOfAny('<', '>') + 1;
        // A sign for "less than" stands before a blank or a number.
        if (length <= 0 || !char.IsAsciiLetter(inner[0]) || end == 0 || rest[end] == '<')
        {
            words.Append('<');
            return 1;
        }

        var name = inner[..length].ToString().ToLowerInvariant();
        if (NodeText.IsBreak(name))
            words.Append(' ');
        return name is "script" or "style" && rest[1] != '/' ? LengthUpTo(rest, $"</{name}>") : end + 1;
    }

    /// <summary>What is not closed goes on to the end, as it does in a browser.</summary>
    private static int LengthUpTo(ReadOnlySpan<char> rest, string end) =>
        rest.IndexOf(end, StringComparison.OrdinalIgnoreCase) is var at and >= 0 ? at + end.Length : rest.Length;
}
