using System.Buffers;

namespace ProcurementHub.Core.Text;

/// <summary>
/// The one reading of text that search, alert keywords, the index and sector rules share, so that a saved
/// search finds exactly what the search page shows. Pure, and safe to call from any thread.
/// </summary>
public static class Analyser
{
    /// <summary>Longer runs are no codes but broken text; only their parts become terms.</summary>
    private const int LongestCode = 64;

    private static readonly SearchValues<char> Joints = SearchValues.Create("-/._");

    [ThreadStatic]
    private static Term[]? scratch;

    /// <summary>The terms of a text in order, repeats included: words as stems, codes whole and in parts.</summary>
    public static IReadOnlyList<string> Terms(string? text)
    {
        var terms = Analyse(text).Terms;
        var result = new string[terms.Length];
        for (var i = 0; i < result.Length; i++) result[i] = terms[i].Text;
        return result;
    }

    /// <summary>The terms of a text with their places. Null and empty text have none.</summary>
    public static AnalysedText Analyse(string? text)
    {
        if (string.IsNullOrEmpty(text)) return AnalysedText.Empty;
        var rented = text.Length > 512 ? ArrayPool<char>.Shared.Rent(text.Length) : null;
        Span<char> folded = rented ?? stackalloc char[512];
        var reading = new Reading(text, folded, scratch ?? new Term[64]);
        reading.Run();
        if (rented is not null) ArrayPool<char>.Shared.Return(rented);
        if (reading.Room.Length <= 4096) scratch = reading.Room;
        return new AnalysedText(text, reading.Found.ToArray());
    }

    private ref struct Reading(string text, Span<char> folded, Term[] room)
    {
        private readonly Span<char> folded = folded;
        private int count;
        private int position;

        internal Term[] Room { get; private set; } = room;

        internal readonly ReadOnlySpan<Term> Found => Room.AsSpan(0, count);

        internal void Run()
        {
            var at = 0;
            while (at < text.Length)
            {
                if (IsGap(text[at])) at++;
                else at = ReadRun(at);
            }
        }

        /// <summary>Reads words joined by - / . _ without a blank, such as a procedure code.</summary>
        private int ReadRun(int start)
        {
            var length = 0;
            var parts = 1;
            var digits = false;
            var at = start;
            for (; at < text.Length; at++)
            {
                var character = Folding.Fold(text[at]);
                if (character == Folding.Nothing) continue;
                if (character != Folding.Gap)
                {
                    digits |= char.IsAsciiDigit(character);
                    folded[length++] = character;
                }
                else if (Joins(at))
                {
                    parts++;
                    folded[length++] = '-';
                }
                else break;
            }

            var run = folded[..length];
            var isCode = digits && parts > 1;
            if (isCode && length <= LongestCode) Add(TermPool.Shared.Get(run), start);
            AddParts(run, start, isCode);
            return at;
        }

        private readonly bool Joins(int at) =>
            Joints.Contains(text[at]) && at + 1 < text.Length && !IsGap(text[at + 1]);

        /// <param name="run">Words with hyphens between.</param>
        /// <param name="start">Where it begins in the text.</param>
        /// <param name="isCode">In a code no word is a stop word: AS and SER are types of procedure.</param>
        private void AddParts(Span<char> run, int start, bool isCode)
        {
            while (true)
            {
                var end = run.IndexOf('-');
                var word = end < 0 ? run : run[..end];
                if (isCode || !StopWords.Contains(word)) AddWord(word, start);
                if (end < 0) return;
                run = run[(end + 1)..];
                start += text.AsSpan(start).IndexOfAny(Joints) + 1;
            }
        }

        private void AddWord(Span<char> word, int start)
        {
            // "CONS." for "construcción" must not become "con".
            var length = Stemming.Stem(word);
            if (length < word.Length && StopWords.Contains(word[..length])) length = word.Length;
            Add(TermPool.Shared.Get(word[..length]), start);
            position++;
        }

        private void Add(string term, int start)
        {
            if (count == Room.Length)
            {
                var larger = new Term[count * 2];
                Room.CopyTo(larger, 0);
                Room = larger;
            }
            Room[count++] = new Term(term, position, start);
        }

        private static bool IsGap(char character) => Folding.Fold(character) is Folding.Gap or Folding.Nothing;
    }
}
