using System.Buffers;
using ProcurementHub.Core.Text;

namespace ProcurementHub.Core.Classification;

/// <summary>Goes through a text word by word, each folded. A copy remembers its place.</summary>
internal ref struct WordCursor(ReadOnlySpan<char> text, int start)
{
    /// <summary>Longer words are no names; what is beyond is left out of <see cref="Word"/>.</summary>
    private const int LongestWord = 32;

    private static readonly SearchValues<char> insideNames = SearchValues.Create(" \u00A0\t\r\n-'’´`._");
    private static readonly SearchValues<char> beforeNames = SearchValues.Create(" \u00A0\t\r\n._:\"“");
    private static readonly SearchValues<char> partingSigns = SearchValues.Create(",;-–—/(¿");

    private readonly ReadOnlySpan<char> text = text;
    private Letters letters;
    private int length;
    private int gapStart = start;
    private int wordStart = start;

    /// <summary>Where the next word is looked for.</summary>
    public int End { get; private set; } = start;

    [System.Diagnostics.CodeAnalysis.UnscopedRef]
    public readonly ReadOnlySpan<char> Word => letters[..length];

    /// <summary>Whether word and word before may belong to one name, as in "Bío-Bío".</summary>
    public readonly bool IsJoined => !Gap.ContainsAnyExcept(insideNames);

    /// <summary>Whether the word before may announce this one, as in "DPTO_PUNO" or "Prov.: Lima".</summary>
    public readonly bool IsAnnounced => !Gap.ContainsAnyExcept(beforeNames);

    /// <summary>Whether a sign parts the word from the one before; ¿ is what some portals make of a dash.</summary>
    public readonly bool IsParted => Gap.ContainsAny(partingSigns);

    public readonly bool IsAfterComma => Gap.Contains(',');

    /// <summary>Whether the text may have been cut after this word, or within it.</summary>
    public readonly bool IsLast
    {
        get
        {
            var rest = text[End..].TrimEnd();
            return rest.IsEmpty || rest is "…" or "..." or "..";
        }
    }

    private readonly ReadOnlySpan<char> Gap => text[gapStart..wordStart];

    public bool MoveNext()
    {
        gapStart = End;
        wordStart = End;
        while (wordStart < text.Length && Folding.Fold(text[wordStart]) is Folding.Gap or Folding.Nothing) wordStart++;
        length = 0;
        for (End = wordStart; End < text.Length; End++)
        {
            var folded = Folding.Fold(text[End]);
            if (folded == Folding.Gap) break;
            if (folded != Folding.Nothing && length < LongestWord) letters[length++] = folded;
        }
        return length > 0;
    }

    [System.Runtime.CompilerServices.InlineArray(LongestWord)]
    private struct Letters
    {
        private char first;
    }
}
