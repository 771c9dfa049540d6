using System.Globalization;
using System.Text;

namespace ProcurementHub.Core.Text;

/// <summary>
/// Makes two spellings of one name equal: case, accents, ñ, double and no-break spaces and every mark
/// that is neither letter nor digit disappear. Folded text is for comparing, never for showing.
/// </summary>
public static class Folding
{
    /// <summary>What <see cref="Fold(char)"/> gives for a character that parts two words.</summary>
    internal const char Gap = '\0';

    /// <summary>What <see cref="Fold(char)"/> gives for a character that leaves no trace, such as a combining accent.</summary>
    internal const char Nothing = '\uFFFF';

    // Latin-1 and both Latin Extended blocks: all that portals of Latin America and the EU's Latin scripts use.
    private static readonly char[] latin = [.. Enumerable.Range(0, 0x250).Select(code => FoldSlowly((char)code))];

    /// <summary>The text with words in lower case, without accents, parted by single blanks.</summary>
    public static string Fold(string? text) => text is null ? "" : Fold(text.AsSpan());

    /// <inheritdoc cref="Fold(string?)"/>
    public static string Fold(ReadOnlySpan<char> text)
    {
        Span<char> buffer = text.Length <= 512 ? stackalloc char[512] : new char[text.Length];
        var length = 0;
        var gap = false;
        foreach (var character in text)
        {
            var folded = Fold(character);
            if (folded == Nothing) continue;
            if (folded == Gap)
            {
                gap = length > 0;
                continue;
            }
            if (gap) buffer[length++] = ' ';
            gap = false;
            buffer[length++] = folded;
        }
        return new string(buffer[..length]);
    }

    /// <summary>One character folded, or <see cref="Gap"/>, or <see cref="Nothing"/>.</summary>
    internal static char Fold(char character) =>
        character < latin.Length ? latin[character] : FoldSlowly(character);

    private static char FoldSlowly(char character)
    {
        switch (CharUnicodeInfo.GetUnicodeCategory(character))
        {
            case UnicodeCategory.NonSpacingMark:
            case UnicodeCategory.EnclosingMark:
            case UnicodeCategory.Format when character != '\u200B':
                return Nothing;
            case UnicodeCategory.Surrogate:
                return Gap;
        }
        // º and ª are letters to Unicode, but stand for "N°" and "1ª" in titles.
        if (!char.IsLetterOrDigit(character) || character is 'º' or 'ª') return Gap;
        switch (character)
        {
            case 'ø' or 'Ø': return 'o';
            case 'ł' or 'Ł': return 'l';
            case 'đ' or 'Đ': return 'd';
            case 'ı': return 'i';
            case 'ß': return 's';
        }
        var plain = character.ToString().Normalize(NormalizationForm.FormKD)[0];
        return char.ToLowerInvariant(plain);
    }
}
