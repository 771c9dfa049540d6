using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.Search;

/// <summary>Finds notices by their words and by what they may be narrowed by.</summary>
public sealed class SearchStore(HubDatabase database) : IDisposable
{
    /// <summary>Further down than this nobody looks; who wants all of it exports it.</summary>
    public const int Deepest = 2_000;

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
        var live = new LiveNotices(database.Dialect, connection, request);
        var ranking = new Ranking(request.Order, conditions);
        var walk = new BucketWalk(reader, ranking.NeedsAll, request.Bounds);
        var (page, hasMore, behind) = ((IReadOnlyList<long>)[], false, 0);
        await foreach (var rows in walk.RunAsync(cancellationToken))
        {
            ranking.Add(request.Bounds.Within(new BucketSearch(conditions, rows).Run()), rows);
            if (!ranking.NeedsAll && ranking.Count > request.Skip + request.Take)
            {
                (page, hasMore, behind) = await PageAsync();
                if (hasMore)
                    break;
            }
        }

        if (!hasMore)
            (page, hasMore, behind) = await PageAsync();
        var notices = await live.ReadAsync(page, cancellationToken);
        var found = hasMore ? (int)(ranking.Count / walk.Passed * live.Share) - behind : request.Skip + page.Count;
        var sample = request.Sampled > 0 ? await live.SampleAsync(ranking.InOrder(), request.Sampled, isWhole: walk.Passed == 1, cancellationToken) : FoundSample.None;
        return new SearchPage(notices, found, !hasMore, hasMore) { Behind = behind, Sample = sample };

        Task<(IReadOnlyList<long> Page, bool HasMore, int Behind)> PageAsync() =>
            live.PageAsync(ranking.InOrder(), ranking.ByDeadline, request.Skip, request.Take, cancellationToken);
    }

    /// <summary>
    /// All versions that the search meets, in no order, by its query and by what it is narrowed by. Some are no longer the
    /// latest of their notice. How many are wanted does not matter.
    /// </summary>
    public async Task<IReadOnlySet<long>> VersionsAsync(SearchRequest request, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var conditions = Conditions.Of(request);
        var found = new HashSet<long>();
        await foreach (var rows in new BucketWalk(new PostingReader(connection, conditions, lists), all: true, request.Bounds).RunAsync(cancellationToken))
            found.UnionWith(request.Bounds.Within(new BucketSearch(conditions, rows).Run()).Select(hit => PostingKey.VersionId(hit.Key)));
        return found;
    }

    public void Dispose() => lists.Dispose();
}
