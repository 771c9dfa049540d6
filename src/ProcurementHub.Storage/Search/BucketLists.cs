namespace ProcurementHub.Storage.Search;

/// <summary>The lists of one bucket that a search asks for, as they become known.</summary>
internal sealed class BucketLists
{
    private readonly ListCache cache;
    private readonly IReadOnlyList<TermRange> asked;
    private readonly bool withPlaces;
    private readonly KeptLists?[] before;
    private readonly IReadOnlyList<PostingRow>?[] known;

    public BucketLists(BucketState state, IReadOnlyList<TermRange> asked, bool withPlaces, ListCache cache)
    {
        (State, this.asked, this.withPlaces, this.cache) = (state, asked, withPlaces, cache);
        before = new KeptLists?[asked.Count];
        known = new IReadOnlyList<PostingRow>?[asked.Count];
        for (var place = 0; place < asked.Count; place++)
        {
            if (cache.Find(state.Bucket, asked[place]) is not { } kept || (withPlaces && !kept.WithPlaces))
                continue;
            before[place] = kept;
            known[place] = kept.State == state ? kept.Lists : null;
        }
    }

    public BucketState State { get; }

    public IEnumerable<PostingRow> Lists => known.SelectMany(own => own!);

    /// <summary>What is not known to have lists, or to have none.</summary>
    public IEnumerable<TermRange> Unknown => asked.Where((_, place) => known[place] is null);

    /// <summary>Terms that have lists of which only the names are known.</summary>
    public IEnumerable<string> Unread => Lists.Where(list => !list.HasEntries).Select(list => list.Term);

    public bool Has(Condition condition) => Lists.Any(list => condition.Holds(list.Term));

    /// <summary>Takes all lists of what was unknown: short ones, and the names of long ones.</summary>
    public void Name(IEnumerable<PostingRow> named)
    {
        var byTerm = named.ToLookup(list => list.Term, StringComparer.Ordinal);
        for (var place = 0; place < asked.Count; place++)
        {
            if (known[place] is not null)
                continue;
            var range = asked[place];
            var own = range.Only is { } term ? byTerm[term] : byTerm.Where(lists => range.Holds(lists.Key)).SelectMany(lists => lists);
            Learn(place, [.. own.Select(list => AtHand(list, before[place]) ?? list)]);
        }
    }

    /// <summary>Takes all lists of the terms that were unread.</summary>
    public void Fill(ILookup<string, PostingRow> read)
    {
        for (var place = 0; place < asked.Count; place++)
        {
            if (known[place]!.All(list => list.HasEntries))
                continue;
            Learn(place, [.. known[place]!
                .GroupBy(list => list.Term, StringComparer.Ordinal)
                .SelectMany(own => own.All(list => list.HasEntries) ? own : read[own.Key])]);
        }
    }

    private void Learn(int place, List<PostingRow> lists)
    {
        known[place] = lists;
        cache.Keep(asked[place], new KeptLists(State, lists, withPlaces));
    }

    // A list never changes under its name.
    private static PostingRow? AtHand(PostingRow named, KeptLists? before) => named.HasEntries
        ? named
        : before?.Lists.FirstOrDefault(list => list.Part == named.Part && list.Term == named.Term && list.HasEntries);
}
