namespace ProcurementHub.Storage.Search;

/// <summary>What is in any of some lists, walked from the largest key down.</summary>
internal sealed class ListUnion
{
    /// <summary>Of more lists than this the sum is put in order at once: each step would have to ask each of them.</summary>
    private const int ListsToAsk = 16;

    private readonly PostingCursor[] cursors;
    private readonly List<PostingRow> lists;

    // Of each list one; null where one of them has none yet.
    private KeyFilter[]? filters;

    // Key and title in one number, the smallest first; null where the lists are asked.
    private readonly long[]? sorted;
    private int left;

    public ListUnion(List<PostingRow> lists)
    {
        this.lists = lists;
        cursors = new PostingCursor[lists.Count];
        for (var place = 0; place < cursors.Length; place++)
        {
            cursors[place] = new PostingCursor(lists[place]);
            Notices += lists[place].Notices;
        }

        if (cursors.Length <= ListsToAsk)
            return;
        sorted = Sorted();
        left = sorted.Length;
    }

    /// <summary>How many at the most.</summary>
    public long Notices { get; }

    /// <summary>Whether the title has the term for the key that was last come to.</summary>
    public bool InTitle { get; private set; }

    /// <summary>For a union that is mostly asked for what it has not: <see cref="MayHold"/> then says so quickly.</summary>
    public void PrepareFilters()
    {
        if (sorted is not null)
            return;
        var own = new List<KeyFilter>(lists.Count);
        foreach (var list in lists)
        {
            if (list.FilterForOneMoreSearch() is { } filter)
                own.Add(filter);
        }

        filters = own.Count == lists.Count ? [.. own] : null;
    }

    /// <summary>False only for what it has not.</summary>
    public bool MayHold(long key)
    {
        if (filters is null)
            return true;
        foreach (var filter in filters)
        {
            if (filter.MayHold(key))
                return true;
        }

        return false;
    }

    /// <summary>The largest key that is not above this one; -1 where there is none. Must be asked from the largest down.</summary>
    public long SeekTo(long key)
    {
        if (sorted is not null)
            return SeekSorted(sorted, key);
        if (cursors.Length == 1)
        {
            var only = cursors[0].SeekTo(key);
            InTitle = cursors[0].InTitle;
            return only;
        }

        var (largest, inTitle) = (-1L, false);
        foreach (var cursor in cursors)
        {
            var own = cursor.SeekTo(key);
            if (own > largest)
                (largest, inTitle) = (own, cursor.InTitle);
            else if (own == largest)
                inTitle |= cursor.InTitle;
        }

        InTitle = inTitle;
        return largest;
    }

    private long SeekSorted(long[] all, long key)
    {
        while (left > 0 && all[left - 1] >> 1 > key)
            left--;
        if (left == 0)
            return -1;

        // Of the same key twice the one with the title comes last.
        InTitle = (all[left - 1] & 1) != 0;
        return all[left - 1] >> 1;
    }

    private long[] Sorted()
    {
        var all = new long[Notices];
        var filled = 0;
        foreach (var cursor in cursors)
        {
            while (cursor.MoveNext())
                all[filled++] = (cursor.Current << 1) | (cursor.InTitle ? 1L : 0L);
        }

        Array.Sort(all);
        return all;
    }
}
