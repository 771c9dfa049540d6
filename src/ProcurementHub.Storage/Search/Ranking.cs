namespace ProcurementHub.Storage.Search;

/// <summary>Something found, and what it comes after: of equal ranks the later key comes first.</summary>
internal readonly record struct RankedHit(long Key, double Rank);

/// <summary>Puts what was found in the order of the request.</summary>
internal sealed class Ranking(SearchOrder order, Conditions conditions)
{
    private readonly List<(Hit Hit, int Day)> found = [];
    private readonly long[] noticesWith = new long[conditions.Required.Count];

    public int Count => found.Count;

    /// <summary>True where what is found last may come first.</summary>
    public bool NeedsAll => order != SearchOrder.Newest;

    /// <summary>True where the order of <see cref="InOrder"/> is one of days, and the deadlines are to decide within each.</summary>
    public bool ByDeadline => order == SearchOrder.ClosingSoonest;

    /// <summary>Buckets must come from the latest on.</summary>
    public void Add(IReadOnlyList<Hit> hits, IReadOnlyList<PostingRow> rows)
    {
        if (order == SearchOrder.Relevance)
            CountWords(rows);
        var days = order == SearchOrder.ClosingSoonest && hits.Count > 0 ? DaysOf(rows) : null;
        foreach (var hit in hits)
            found.Add((hit, days?[hit.Key] ?? 0));
    }

    /// <summary>Equal ranks only where <see cref="SearchOrder.ClosingSoonest"/> has a day with several, which their deadlines then put in order.</summary>
    public List<RankedHit> InOrder() => order switch
    {
        SearchOrder.ClosingSoonest => [.. found.Select(one => new RankedHit(one.Hit.Key, one.Day)).OrderBy(hit => hit.Rank)],
        SearchOrder.Relevance => [.. found.Select(one => new RankedHit(one.Hit.Key, -Relevance(one.Hit.InTitle))).OrderBy(hit => hit.Rank)],
        _ => found.ConvertAll(one => new RankedHit(one.Hit.Key, 0)),
    };

    // A word of the title counts, a rare one for more: half as much with every e-fold of notices that have it.
    private double Relevance(int inTitle)
    {
        var relevance = 0.0;
        for (var word = 0; word < noticesWith.Length; word++)
        {
            if ((inTitle & (1 << word)) != 0 && conditions.Required[word].IsWord)
                relevance += 1 / (1 + Math.Log(1 + noticesWith[word]));
        }

        return relevance;
    }

    private void CountWords(IReadOnlyList<PostingRow> rows)
    {
        for (var word = 0; word < noticesWith.Length; word++)
        {
            if (conditions.Required[word].IsWord)
                noticesWith[word] += rows.Where(row => conditions.Required[word].Holds(row.Term)).Sum(row => (long)row.Notices);
        }
    }

    private Dictionary<long, int> DaysOf(IReadOnlyList<PostingRow> rows)
    {
        var days = new Dictionary<long, int>();
        foreach (var row in rows.Where(row => conditions.Closing!.Holds(row.Term)))
        {
            var day = Facets.DayOf(row.Term);
            var cursor = new PostingCursor(row);
            while (cursor.MoveNext())
                days[cursor.Current] = day;
        }

        return days;
    }
}
