namespace ProcurementHub.Storage.Search;

/// <summary>A version that fulfils all conditions.</summary>
/// <param name="InTitle">A bit for each required condition that the title fulfils, in their order.</param>
internal readonly record struct Hit(long Key, int InTitle);

/// <summary>
/// Finds what fulfils all conditions in one bucket. The shortest list leads and the others are asked for what it has;
/// where one of them has nothing for a while, the shortest leaps over that while too.
/// </summary>
internal sealed class BucketSearch(Conditions conditions, IReadOnlyList<PostingRow> rows)
{
    /// <summary>Largest key first.</summary>
    public List<Hit> Run()
    {
        var required = conditions.Required
            .Select((condition, place) => (Lists: ListsOf(condition), Bit: 1 << place))
            .OrderBy(condition => condition.Lists.Notices)
            .ToArray();
        var hits = new List<Hit>();
        if (required[0].Lists.Notices == 0)
            return hits;

        var excluded = conditions.Excluded.Select(ListsOf).ToArray();
        var phrases = conditions.Phrases.Select(phrase => new PhraseSearch(phrase, rows)).ToArray();
        for (var key = required[0].Lists.SeekTo(long.MaxValue - 1); key >= 0; key = key < 0 ? key : required[0].Lists.SeekTo(key))
        {
            var reached = Reach(required, key);
            if (reached == key)
            {
                if (!Array.Exists(excluded, lists => lists.SeekTo(key) == key) && Array.TrueForAll(phrases, phrase => phrase.Holds(key)))
                    hits.Add(new Hit(key, required.Sum(condition => condition.Lists.InTitle ? condition.Bit : 0)));
                reached--;
            }

            key = reached;
        }

        return hits;
    }

    /// <summary>The key itself where all have it, else what the first that has it not comes to next.</summary>
    private static long Reach((ListUnion Lists, int Bit)[] required, long key)
    {
        for (var place = 1; place < required.Length; place++)
        {
            var own = required[place].Lists.SeekTo(key);
            if (own < key)
                return own;
        }

        return key;
    }

    private ListUnion ListsOf(Condition condition) => new(rows.Where(row => condition.Holds(row.Term)).ToList());
}
