using ProcurementHub.Core.Text;

namespace ProcurementHub.Matching;

/// <summary>
/// The terms, phrases and beginnings of words that subscriptions ask for, by number. Terms and the keys of
/// <see cref="Anchor"/> share their numbers: a star cannot stand in a term.
/// </summary>
internal sealed class Vocabulary
{
    private readonly Dictionary<string, int> terms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> bySpan;
    private readonly Numbers<string> phraseKeys = new(StringComparer.Ordinal);
    private readonly List<int[]> phrases = [[]];
    private readonly Numbers<(string Prefix, string Stem)> beginnings = new();
    private readonly List<bool> isAnchor = [false];
    private Dictionary<string, int> weights = [];

    internal Vocabulary()
    {
        bySpan = terms.GetAlternateLookup<ReadOnlySpan<char>>();
        Everywhere = AnchorOf(Anchor.Everywhere);
    }

    /// <summary>The anchor that every notice has, for those whose words may hit any.</summary>
    internal int Everywhere { get; }

    internal int Terms => terms.Count;

    internal int Phrases => phraseKeys.Last;

    internal int Beginnings => beginnings.Last;

    /// <summary>Whether some subscription is found by the first letters of a word.</summary>
    internal bool HasBeginningAnchors { get; private set; }

    /// <summary>Zero when nobody asks for it.</summary>
    internal int Find(ReadOnlySpan<char> term) => bySpan.TryGetValue(term, out var number) ? number : 0;

    internal bool IsAnchor(int term) => isAnchor[term];

    internal int[] Phrase(int number) => phrases[number];

    internal (string Prefix, string Stem) Beginning(int number) => beginnings[number];

    internal int Term(string term)
    {
        if (terms.TryGetValue(term, out var number))
            return number;
        terms.Add(term, number = terms.Count + 1);
        isAnchor.Add(false);
        return number;
    }

    /// <summary>How many asked for the term when the index was built: what many ask for is likely to be common.</summary>
    internal int Weight(string term) => weights.GetValueOrDefault(term);

    /// <summary>May be told once, before anything is filed: what is filed must be found again.</summary>
    internal void Weigh(Dictionary<string, int> asked) => weights = asked;

    internal FiledWord Filed(Anchor anchor) => new(
        AnchorOf(anchor.Key), anchor.Also is null ? 0 : Code(anchor.Also), anchor.Not is null ? 0 : Code(anchor.Not));

    private int AnchorOf(string key)
    {
        var number = Term(key);
        isAnchor[number] = true;
        HasBeginningAnchors |= key.EndsWith('*');
        return number;
    }

    /// <summary>What has to be found for a clause, in one number.</summary>
    internal int Code(KeywordClause clause)
    {
        var number = clause.Kind switch
        {
            KeywordKind.Word => Term(clause.Terms[0]),
            KeywordKind.Prefix => beginnings.Of((clause.Prefix!, clause.Terms[0])),
            _ => PhraseOf(clause.Terms),
        };
        return (number << 2) | (int)clause.Kind;
    }

    private int PhraseOf(IReadOnlyList<string> words)
    {
        var number = phraseKeys.Of(string.Join(' ', words));
        if (number == phrases.Count)
            phrases.Add([.. words.Select(Term)]);
        return number;
    }

    internal void TrimExcess()
    {
        terms.TrimExcess();
        phraseKeys.TrimExcess();
        beginnings.TrimExcess();
    }
}
