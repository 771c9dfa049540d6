using System.Buffers;
using System.Text;

namespace ProcurementHub.Sources.Normalising;

/// <summary>Takes out of a published text what nobody wrote: blanks of all kinds in rows, control and NUL characters.</summary>
internal static class TextCleaning
{
    private static readonly SearchValues<char> NotPlain = SearchValues.Create(
        [.. Enumerable.Range(0, char.MaxValue + 1).Select(code => (char)code).Where(character => character != ' ' && (IsNothing(character) || char.IsWhiteSpace(character)))]);

    /// <returns>Null where nothing is left.</returns>
    public static string? Clean(string? text)
    {
        if (text is null || IsClean(text))
            return text is { Length: 0 } ? null : text;

        var cleaned = new StringBuilder(text.Length);
        var gap = false;
        foreach (var character in text)
        {
            if (char.IsWhiteSpace(character))
            {
                gap = cleaned.Length > 0;
                continue;
            }

            if (IsNothing(character))
                continue;
            if (gap)
                cleaned.Append(' ');
            gap = false;
            cleaned.Append(character);
        }

        return cleaned.Length == 0 ? null : cleaned.ToString();
    }

    /// <summary>The beginning of a text, cut at a blank.</summary>
    public static string Head(string text, int length)
    {
        if (text.Length <= length)
            return text;
        var blank = text.LastIndexOf(' ', length);
        // Half a surrogate pair is no text at all.
        var end = blank > length / 2 ? blank : char.IsHighSurrogate(text[length - 1]) ? length - 1 : length;
        return text[..end].TrimEnd(' ', ',', ';', ':', '.', '-') + "…";
    }

    // Nearly every text is clean, and this is asked of every field of every record: so by vectors.
    private static bool IsClean(string text) =>
        text.Length == 0
        || (text[0] != ' '
            && text[^1] != ' '
            && text.AsSpan().IndexOf("  ", StringComparison.Ordinal) < 0
            && !text.AsSpan().ContainsAny(NotPlain));

    private static bool IsNothing(char character) =>
        char.IsControl(character) || character is '\u200B' or '\uFEFF' or '\u00AD';
}
