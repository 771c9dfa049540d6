namespace ProcurementHub.Storage.Search;

/// <summary>A version that fulfils all conditions.</summary>
/// <param name="InTitle">A bit for each required condition that the title fulfils, in their order.</param>
internal readonly record struct Hit(long Key, int InTitle);

/// <summary>
/// Finds what fulfils all conditions in one bucket. The shortest list is read whole; the others are only asked for
/// what is left, and lists that nothing is left for are never read.
/// </summary>
internal sealed class BucketSearch(Conditions conditions, IReadOnlyList<PostingRow> rows)
{
    /// <summary>Largest key first.</summary>
    public List<Hit> Run()
    {
        var required = conditions.Required.Select((condition, place) => (Lists: ListsOf(condition), Bit: 1 << place))
            .OrderBy(condition => condition.Lists.Sum(list => list.Notices)).ToList();
        if (required[0].Lists.Count == 0)
            return [];

        var hits = All(required[0].Lists).ConvertAll(posting => new Hit(posting.Key, posting.InTitle ? required[0].Bit : 0));
        foreach (var (lists, bit) in required.Skip(1))
        {
            if (hits.Count == 0)
                return hits;
            hits = Keep(hits, lists, bit);
        }

        foreach (var excluded in conditions.Excluded)
            hits = Drop(hits, ListsOf(excluded));
        foreach (var phrase in conditions.Phrases)
            hits = new PhraseSearch(phrase, rows).Keep(hits);
        return hits;
    }

    private List<PostingRow> ListsOf(Condition condition) => [.. rows.Where(row => condition.Holds(row.Term))];

    private static List<Hit> Keep(List<Hit> hits, List<PostingRow> lists, int bit)
    {
        var membership = Membership(lists, hits.Count);
        var kept = new List<Hit>(hits.Count);
        foreach (var hit in hits)
        {
            if (membership(hit.Key) is { } inTitle)
                kept.Add(hit with { InTitle = hit.InTitle | (inTitle ? bit : 0) });
        }

        return kept;
    }

    private static List<Hit> Drop(List<Hit> hits, List<PostingRow> lists)
    {
        var membership = Membership(lists, hits.Count);
        hits.RemoveAll(hit => membership(hit.Key) is not null);
        return hits;
    }

    /// <summary>Whether the lists have a key, and whether in the title; keys must be asked for from the largest down.</summary>
    private static Func<long, bool?> Membership(List<PostingRow> lists, int keys)
    {
        // Where each key would have to be asked of many lists, it is less to read them all.
        if (lists.Count > 1 && (long)keys * lists.Count > lists.Sum(list => list.Notices))
        {
            var all = All(lists).ToDictionary(posting => posting.Key, posting => posting.InTitle);
            return key => all.TryGetValue(key, out var inTitle) ? inTitle : null;
        }

        var cursors = lists.ConvertAll(list => new PostingCursor(list.Bucket, list.Entries));
        return key =>
        {
            bool? found = null;
            foreach (var cursor in cursors)
            {
                if (cursor.Has(key))
                    found = found is true || cursor.InTitle;
            }

            return found;
        };
    }

    /// <summary>What is in any of the lists, once each, largest key first.</summary>
    private static List<Posting> All(List<PostingRow> lists)
    {
        var all = new List<Posting>(lists.Sum(list => list.Notices));
        foreach (var list in lists)
        {
            var cursor = new PostingCursor(list.Bucket, list.Entries);
            while (cursor.MoveNext())
                all.Add(new Posting(cursor.Current, cursor.InTitle));
        }

        if (lists.Count == 1)
            return all;
        all.Sort((one, other) => other.Key.CompareTo(one.Key));
        var once = 0;
        for (var next = 0; next < all.Count; next++)
        {
            var posting = all[next];
            if (once > 0 && all[once - 1].Key == posting.Key)
                all[once - 1] = posting with { InTitle = posting.InTitle || all[once - 1].InTitle };
            else
                all[once++] = posting;
        }

        all.RemoveRange(once, all.Count - once);
        return all;
    }
}
