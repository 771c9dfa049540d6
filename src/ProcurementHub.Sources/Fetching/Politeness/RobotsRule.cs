using System.Buffers;
using System.Globalization;
using System.Text;

namespace ProcurementHub.Sources.Fetching.Politeness;

/// <summary>One line of a robots.txt: which paths it is about, and whether it allows them.</summary>
internal sealed class RobotsRule
{
    private static readonly SearchValues<char> NotPlain = SearchValues.Create("%*$");

    private readonly string[] parts;
    private readonly bool isToTheEnd;

    public RobotsRule(string written, bool allows)
    {
        Written = written;
        Allows = allows;
        var pattern = Normalised(written, isPattern: true);
        Length = pattern.Length;
        isToTheEnd = pattern.EndsWith('$');
        parts = (isToTheEnd ? pattern[..^1] : pattern).Split('*');
    }

    public string Written { get; }

    public bool Allows { get; }

    /// <summary>In octets of the pattern: the longer rule goes before the shorter.</summary>
    public int Length { get; }

    /// <summary>
    /// The same address can be written in several ways (RFC 9309, 2.2.2): plain characters are compared plain,
    /// all others by their octets. In a path '*' and '$' are characters like others.
    /// </summary>
    public static string Normalised(string text, bool isPattern)
    {
        if (!text.AsSpan().ContainsAny(NotPlain) && Ascii.IsValid(text))
            return text;
        var normal = new StringBuilder(text.Length);
        Span<byte> octets = stackalloc byte[4];
        for (var index = 0; index < text.Length; index++)
        {
            var letter = text[index];
            if (letter == '%' && index + 2 < text.Length
                && byte.TryParse(text.AsSpan(index + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var octet))
            {
                index += 2;
                if (IsUnreserved((char)octet))
                    normal.Append((char)octet);
                else
                    normal.Append(CultureInfo.InvariantCulture, $"%{octet:X2}");
            }
            else if (letter > '~' && Rune.TryGetRuneAt(text, index, out var rune))
            {
                foreach (var part in octets[..rune.EncodeToUtf8(octets)])
                    normal.Append(CultureInfo.InvariantCulture, $"%{part:X2}");
                index += rune.Utf16SequenceLength - 1;
            }
            else if (!isPattern && letter is '*' or '$')
            {
                normal.Append(letter == '*' ? "%2A" : "%24");
            }
            else
            {
                normal.Append(letter);
            }
        }

        return normal.ToString();
    }

    /// <param name="path">Normalised.</param>
    public bool Matches(string path)
    {
        if (!path.StartsWith(parts[0], StringComparison.Ordinal))
            return false;
        if (parts.Length == 1)
            return !isToTheEnd || path.Length == parts[0].Length;

        // The first place that fits leaves most for what comes after, so no place has to be tried twice.
        var at = parts[0].Length;
        foreach (var part in parts.AsSpan(1..^1))
        {
            var found = path.IndexOf(part, at, StringComparison.Ordinal);
            if (found < 0)
                return false;
            at = found + part.Length;
        }

        return isToTheEnd
            ? path.Length - parts[^1].Length >= at && path.EndsWith(parts[^1], StringComparison.Ordinal)
            : path.IndexOf(parts[^1], at, StringComparison.Ordinal) >= 0;
    }

    private static bool IsUnreserved(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' or '_' or '~';
}
