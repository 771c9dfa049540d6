using System.Globalization;
using System.Text;

namespace ProcurementHub.Jobs.Digests.Wording;

/// <summary>
/// Text of others made fit to show on one line: no control characters, which could end a mail header, and no
/// marks that turn the direction of writing, which could make a title read as something else.
/// </summary>
public static class CleanText
{
    public static string OneLine(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        var line = new StringBuilder(text.Length);
        var gap = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune) || rune == Rune.ReplacementChar)
            {
                gap = line.Length > 0;
                continue;
            }
            if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format)
                continue;
            if (gap)
                line.Append(' ');
            gap = false;
            line.Append(rune.ToString());
        }
        return line.ToString();
    }

    /// <summary>Only addresses of web pages: a source's "javascript:" is no link to its notice.</summary>
    public static string? WebAddress(string? url) =>
        Uri.TryCreate(url?.Trim(), UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
            ? uri.AbsoluteUri
            : null;

    /// <summary>Cut at a word, with an ellipsis; for subjects and previews, never for titles of items.</summary>
    public static string Shorten(string text, int most)
    {
        if (text.Length <= most)
            return text;
        var blank = text.LastIndexOf(' ', most - 1);
        var end = blank > most / 2 ? blank : most - 1;
        if (char.IsHighSurrogate(text[end - 1]))
            end--;
        return text[..end].TrimEnd(' ', ',', ';', ':', '.') + "…";
    }
}
