using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.Search;

/// <summary>Finds notices by their words and by what they may be narrowed by.</summary>
public sealed class SearchStore(HubDatabase database)
{
    /// <summary>Further down than this nobody looks; who wants all of it exports it.</summary>
    public const int Deepest = 2_000;

    /// <summary>Found notices are counted up to about this many.</summary>
    private const int CountedTo = 1_000;

    // The latest months first: mostly they have a page's worth, and the years before are never read.
    private static readonly int[] stretches = [3, 9, int.MaxValue];

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
        var reader = new PostingReader(connection, conditions);
        var live = new LiveNotices(connection, request.OpenAt);
        var buckets = await reader.BucketsAsync(cancellationToken);
        var ranking = new Ranking(request.Order, conditions);
        var read = 0;
        foreach (var stretch in stretches)
        {
            var next = buckets.Skip(read).Take(stretch).ToList();
            if (next.Count == 0)
                break;
            var rows = await reader.ReadAsync(next, cancellationToken);
            foreach (var bucket in next)
                Search(conditions, [.. rows[bucket]], ranking);
            read += next.Count;
            if (!ranking.NeedsAll && ranking.Count >= Math.Max(CountedTo, request.Skip + request.Take + 1))
                break;
        }

        var (page, hasMore) = await live.PageAsync(
            ranking.InOrder(), request.Order == SearchOrder.ClosingSoonest, request.Skip, request.Take, cancellationToken);
        return new SearchPage(await live.ReadAsync(page, cancellationToken), ranking.Count, read == buckets.Count, hasMore);
    }

    private static void Search(Conditions conditions, List<PostingRow> rows, Ranking ranking) =>
        ranking.Add(new BucketSearch(conditions, rows).Run(), rows);
}
