namespace ProcurementHub.Storage.Search;

/// <summary>Further bounds of a search; what is null or empty is none. Amounts are judged as alerts judge them.</summary>
public sealed record SearchBounds
{
    public static SearchBounds None { get; } = new();

    /// <summary>Ids of one body under all its identifiers; one is enough. An id that there is not finds nothing.</summary>
    public IReadOnlyList<long> EntityIds { get; init; } = [];

    /// <summary>Only deadlines up to this; needs <see cref="SearchRequest.OpenAt"/>.</summary>
    public DateTimeOffset? ClosingBy { get; init; }

    /// <summary>Not before this; a notice without a publication is left out.</summary>
    public DateTimeOffset? PublishedSince { get; init; }

    /// <summary>In the notice's own currency; a notice without a published amount passes both bounds.</summary>
    public decimal? MinAmount { get; init; }

    public decimal? MaxAmount { get; init; }

    /// <summary>Only notices that their source marks so: silence does not reserve.</summary>
    public bool OnlySmeReserved { get; init; }

    /// <summary>Only what comes after the notice that <see cref="SearchPage.LastKey"/> named, the newest first.</summary>
    public long? After { get; init; }

    internal bool MayHold(int bucket) =>
        PostingKey.LastMinute(bucket) >= PostingKey.Minute(FirstKey) && (After is not { } after || bucket <= PostingKey.Bucket(after));

    private long FirstKey => PublishedSince is { } since ? PostingKey.Of(since, 0) : 0;

    /// <summary>How the order of deadlines ends: after the last day asked for.</summary>
    internal string EndOfClosing => ClosingBy is { } by ? Facets.Closing(by.AddDays(1)) : Facets.AfterLastDay;

    /// <summary>What the lists have of it. Amounts they have not: those are asked of the rows of what is found.</summary>
    internal IEnumerable<Condition> Conditions()
    {
        if (EntityIds.Count > 0)
            yield return Condition.OneOf(EntityIds.Select(Facets.Entity));
        if (OnlySmeReserved)
            yield return Condition.OneOf([Facets.SmeReserved]);
    }

    internal List<Hit> Within(List<Hit> hits)
    {
        if (FirstKey is > 0 and var first)
            hits.RemoveAll(hit => hit.Key < first);
        if (After is { } after)
            hits.RemoveAll(hit => hit.Key >= after);
        return hits;
    }
}
