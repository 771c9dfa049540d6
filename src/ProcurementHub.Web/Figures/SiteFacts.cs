using Microsoft.Extensions.Caching.Memory;
using ProcurementHub.Jobs.Health;
using ProcurementHub.Jobs.LeadTimes;
using ProcurementHub.Storage.Figures;
using ProcurementHub.Storage.Search;
using ProcurementHub.Web.Showing;

namespace ProcurementHub.Web.Figures;

/// <summary>What many pages say and what moves slowly: counted once in a while for all of them.</summary>
public sealed class SiteFacts(IMemoryCache cache, FigureStore figures, LeadTimeStatistics leadTimes, SearchStore search, SourceWatch sources, SiteClock clock, TimeProvider time)
{
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Later = TimeSpan.FromMinutes(5);

    /// <summary>Of the notices published in the reader's month so far.</summary>
    public Task<MonthFigures> MonthAsync(CancellationToken cancellationToken) => KeptAsync("month", Later, () =>
        MonthFigures.OfAsync(leadTimes, clock.Today(time.GetUtcNow()), cancellationToken));

    public Task<ArchiveReach> ReachAsync(CancellationToken cancellationToken) =>
        KeptAsync("reach", Soon, () => figures.ReachAsync(cancellationToken));

    /// <summary>Notices from before there was a search that cannot be found yet.</summary>
    public Task<int> BacklogAsync(CancellationToken cancellationToken) =>
        KeptAsync("backlog", Soon, () => search.BacklogAsync(cancellationToken));

    /// <summary>The sources that are polled and late or failing: of these something may be missing.</summary>
    public Task<IReadOnlyList<SourceHealth>> TroublesAsync(CancellationToken cancellationToken) =>
        KeptAsync<IReadOnlyList<SourceHealth>>("troubles", Soon, async () =>
            [.. (await sources.ListAsync(cancellationToken)).Where(source => source.IsPolled && source.Known is not null && source.Condition.IsTrouble())]);

    private async Task<T> KeptAsync<T>(string key, TimeSpan life, Func<Task<T>> count) =>
        (await cache.GetOrCreateAsync((typeof(SiteFacts), key), entry =>
        {
            entry.AbsoluteExpirationRelativeToNow = life;
            return count();
        }))!;
}
