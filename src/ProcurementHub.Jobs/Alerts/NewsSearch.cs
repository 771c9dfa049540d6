using ProcurementHub.Core.Subscriptions;
using ProcurementHub.Core.Text;
using ProcurementHub.Jobs.Searching;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Storage.Notices;
using ProcurementHub.Storage.Search;

namespace ProcurementHub.Jobs.Alerts;

/// <summary>
/// Leaves of much news what the search finds for a subscription's wishes, without reading any of it: at least what the
/// matcher would take of it, for both read words, sectors, places and categories alike. What else is wished is not asked.
/// </summary>
public sealed class NewsSearch(SearchStore search, SourceCatalog sources)
{
    internal async Task<IReadOnlyList<NewsMark>> NarrowAsync(
        IReadOnlyList<NewsMark> marks, SubscriptionCriteria criteria, CancellationToken cancellationToken)
    {
        var queries = criteria.Keywords.Select(KeywordQuery.Parse).Where(query => query.HasValue).Select(query => query.Value).ToList();
        var asksNothing = queries.Count == 0 && criteria.Sectors.Count == 0 && criteria.Regions.Count == 0 && criteria.Categories.Count == 0;
        if (asksNothing || await search.BacklogAsync(cancellationToken) > 0)
            return marks;

        var found = new HashSet<long>();
        foreach (var query in queries.Cast<KeywordQuery?>().DefaultIfEmpty())
            found.UnionWith(await search.VersionsAsync(Request(criteria, query), cancellationToken));
        return [.. marks.Where(mark => found.Contains(mark.LatestVersionId) || found.Contains(mark.VersionId))];
    }

    private SearchRequest Request(SubscriptionCriteria criteria, KeywordQuery? query) => new()
    {
        Query = query,
        Sectors = criteria.Sectors,
        Regions = criteria.Regions,
        Countries = CountriesOfSources.Of(sources),
        Categories = criteria.Categories,
        Take = 1,
    };
}
