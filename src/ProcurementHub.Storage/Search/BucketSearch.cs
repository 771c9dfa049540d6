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
        var hits = new List<Hit>();
        var required = new (ListUnion Lists, int Bit)[conditions.Required.Count];
        for (var place = 0; place < required.Length; place++)
            required[place] = (ListsOf(conditions.Required[place]), 1 << place);
        Array.Sort(required, (one, other) => one.Lists.Notices.CompareTo(other.Lists.Notices));
        if (required[0].Lists.Notices == 0)
            return hits;

        var excluded = conditions.Excluded.Select(ListsOf).ToArray();
        var phrases = conditions.Phrases.Select(phrase => new PhraseSearch(phrase, rows)).ToArray();
        foreach (var (lists, _) in required.AsSpan(1))
            lists.PrepareFilters();
        for (var key = required[0].Lists.SeekTo(long.MaxValue - 1); key >= 0; key = key < 0 ? key : required[0].Lists.SeekTo(key))
        {
            var reached = MayBeIn(required, key) ? Reach(required, key) : key - 1;
            if (reached == key)
            {
                if (!Array.Exists(excluded, lists => lists.SeekTo(key) == key) && Array.TrueForAll(phrases, phrase => phrase.Holds(key)))
                    hits.Add(new Hit(key, InTitle(required)));
                reached--;
            }

            key = reached;
        }

        return hits;
    }

    private static bool MayBeIn((ListUnion Lists, int Bit)[] required, long key)
    {
        for (var place = 1; place < required.Length; place++)
        {
            if (!required[place].Lists.MayHold(key))
                return false;
        }

        return true;
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

    private static int InTitle((ListUnion Lists, int Bit)[] required)
    {
        var bits = 0;
        foreach (var (lists, bit) in required)
            bits |= lists.InTitle ? bit : 0;
        return bits;
    }

    private ListUnion ListsOf(Condition condition)
    {
        var lists = new List<PostingRow>(rows.Count);
        foreach (var row in rows)
        {
            if (condition.Holds(row.Term))
                lists.Add(row);
        }

        return new ListUnion(lists);
    }
}
