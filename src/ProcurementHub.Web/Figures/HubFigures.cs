using Microsoft.Extensions.Caching.Memory;
using ProcurementHub.Core.LeadTimes;
using ProcurementHub.Storage.Figures;
using ProcurementHub.Web.Showing;

namespace ProcurementHub.Web.Figures;

/// <param name="Views">Null where pages were not counted then.</param>
public sealed record HubMonth(DateOnly Month, int Notices, long? Views);

/// <summary>How much the hub carries: notices and pages a month, and subscribers.</summary>
public sealed class HubFigures(FigureStore figures, PageViews views, PageViewCounter counter, IMemoryCache cache, SiteClock clock, TimeProvider time)
{
    private const int MonthsShown = 13;
    private static readonly TimeSpan life = TimeSpan.FromMinutes(1);

    /// <summary>The present month first.</summary>
    public async Task<IReadOnlyList<HubMonth>> MonthsAsync(LeadTimeTable table, CancellationToken cancellationToken)
    {
        var seen = await views.ListAsync(cancellationToken);
        var notices = table.Months.ToDictionary(month => month.Month, month => month.Count);
        var today = clock.Today(time.GetUtcNow());
        var months = new List<HubMonth>();
        for (var (back, month) = (0, new DateOnly(today.Year, today.Month, 1)); back < MonthsShown; back++, month = month.AddMonths(-1))
        {
            var number = (month.Year * 100) + month.Month;
            var waiting = counter.Waiting(number);
            months.Add(new HubMonth(month, notices.GetValueOrDefault(number), seen.TryGetValue(number, out var counted) ? counted + waiting : waiting > 0 ? waiting : null));
        }

        return [.. months.Where((month, at) => at == 0 || month.Notices > 0 || month.Views is not null)];
    }

    public async Task<int> SubscribersAsync(CancellationToken cancellationToken) =>
        await cache.GetOrCreateAsync((typeof(HubFigures), nameof(SubscribersAsync)), entry =>
        {
            entry.AbsoluteExpirationRelativeToNow = life;
            return figures.SubscribersAsync(cancellationToken);
        });
}
