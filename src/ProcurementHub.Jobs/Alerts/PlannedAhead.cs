using Microsoft.Extensions.Options;
using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Subscriptions;
using ProcurementHub.Core.Text;
using ProcurementHub.Jobs.Searching;
using ProcurementHub.Matching;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Storage.Plans;

namespace ProcurementHub.Jobs.Alerts;

/// <summary>What annual plans hold for a search, as of now.</summary>
/// <param name="Lines">That are planned for this month or later.</param>
/// <param name="News">Those among them that came in, or said something else, in the days that were asked about.</param>
/// <param name="IsEstimate">There were so many that only a part was looked at; the numbers are about right.</param>
public sealed record PlannedVolume(int Lines, int News, bool IsEstimate);

/// <summary>Counts the plan lines that a search would be told, by the matcher itself, among those that the search over plans finds.</summary>
public sealed class PlannedAhead(PlanLineList plans, SourceCatalog sources, RegionTree regions, IOptions<SiteOptions> site, TimeProvider time)
{
    // Somebody waits for the answer.
    private const int LinesToRead = 2_000;

    /// <returns>Null where the search does not ask for planned purchases.</returns>
    public async Task<PlannedVolume?> CountAsync(SubscriptionCriteria criteria, DateTimeOffset newsSince, CancellationToken cancellationToken)
    {
        if (PlanMatchPass.OfPlans(criteria) is not { } asked)
            return null;
        var today = TimeZoneInfo.ConvertTime(time.GetUtcNow(), site.Value.Zone);
        var filter = new PlanLineFilter
        {
            Sectors = asked.Sectors, Regions = asked.Regions, Countries = CountriesOfSources.Of(sources), From = new DateOnly(today.Year, today.Month, 1),
        };
        var queries = asked.Keywords.Select(KeywordQuery.Parse).Where(query => query.HasValue).Select(query => query.Value).DefaultIfEmpty().ToList();
        var (found, read, lines) = (0, 0, new Dictionary<long, StoredPlanLine>());
        foreach (var query in queries)
        {
            var page = await plans.SearchAsync(filter with { Query = query }, 0, LinesToRead, cancellationToken);
            found += page.Found;
            read += page.Lines.Count;
            foreach (var line in page.Lines)
                lines[line.Id] = line;
        }

        var matcher = new Matcher(SubscriptionIndex.Build([(1, asked)], regions));
        var met = lines.Values.Where(line => matcher.Match(PlanMatchPass.ToMatch(line.Content, sources.Find(line.SourceId)?.CountryOf(null))).Count > 0).ToList();

        // Those that come first were read; that the others are like them is a guess.
        var isEstimate = found > read;
        var everyOne = isEstimate ? (double)found / read : 1;
        return new PlannedVolume(Scaled(met.Count), Scaled(met.Count(line => line.ObservedAt >= newsSince)), isEstimate);

        int Scaled(int count) => (int)Math.Round(count * everyOne);
    }
}
