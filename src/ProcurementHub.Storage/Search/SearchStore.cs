using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.Search;

/// <summary>Finds notices by their words and by what they may be narrowed by.</summary>
public sealed class SearchStore(HubDatabase database) : IDisposable
{
    /// <summary>Further down than this nobody looks; who wants all of it exports it.</summary>
    public const int Deepest = 2_000;

    // The latest notices first, as many as mostly have a page's worth; only without one the years before are read.
    private const int FirstStretch = 25_000;
    private const int NextIsLargerBy = 4;

    private readonly ListCache lists = new();

    private const string Left = "SELECT COUNT(*) FROM search_backlog";

    /// <summary>How many notices are not to be found yet, because they were kept before there was a search.</summary>
    public Task<int> BacklogAsync(CancellationToken cancellationToken) => database.FirstAsync<int>(Left, null, cancellationToken);

    /// <exception cref="ArgumentException">Closing soonest is asked for without a moment to count from, or more than <see cref="Deepest"/>.</exception>
    public async Task<SearchPage> SearchAsync(SearchRequest request, CancellationToken cancellationToken)
    {
        if (request.Order == SearchOrder.ClosingSoonest && request.OpenAt is null)
            throw new ArgumentException("What closes soonest can only be told from a moment on.", nameof(request));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(request.Skip + request.Take, Deepest);

        await using var connection = await database.OpenAsync(cancellationToken);
        var conditions = Conditions.Of(request);
        var reader = new PostingReader(connection, conditions, lists);
        var live = new LiveNotices(database.Dialect, connection, request.OpenAt, request.IsOnePerProcedure);
        var ranking = new Ranking(request.Order, conditions);
        var buckets = await reader.BucketsAsync(cancellationToken);
        var (read, looked, stretch) = (0, 0L, (long)FirstStretch);
        var (page, hasMore, behind) = ((IReadOnlyList<long>)[], false, 0);
        while (read < buckets.Count && !hasMore)
        {
            var next = new List<int>();
            for (var upTo = looked + stretch; read < buckets.Count && looked < upTo; read++)
            {
                next.Add(buckets[read].Bucket);
                looked += buckets[read].Notices;
            }

            stretch = ranking.NeedsAll ? int.MaxValue : stretch * NextIsLargerBy;
            foreach (var rows in await reader.ReadAsync(next, cancellationToken))
                ranking.Add(new BucketSearch(conditions, rows).Run(), rows);
            if (read == buckets.Count || (!ranking.NeedsAll && ranking.Count > request.Skip + request.Take))
                (page, hasMore, behind) = await live.PageAsync(ranking.InOrder(), ranking.ByDeadline, request.Skip, request.Take, cancellationToken);
        }

        var notices = await live.ReadAsync(page, cancellationToken);
        var found = hasMore ? (int)(ranking.Count * (buckets.Sum(bucket => (long)bucket.Notices) / (double)looked)) - behind : request.Skip + page.Count;
        return new SearchPage(notices, found, !hasMore, hasMore) { Behind = behind };
    }

    public void Dispose() => lists.Dispose();
}
