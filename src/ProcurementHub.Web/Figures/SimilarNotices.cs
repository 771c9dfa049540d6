using Microsoft.Extensions.Caching.Memory;
using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Text;
using ProcurementHub.Storage.Notices;
using ProcurementHub.Storage.Search;
using ProcurementHub.Web.Searching;

namespace ProcurementHub.Web.Figures;

/// <summary>A notice that can still be answered, and the words of its title.</summary>
public sealed record OpenNotice(NoticeKey Key, string Title, string? EntityName, DateTimeOffset DeadlineAt, IReadOnlySet<string> Terms);

/// <summary>
/// Open notices of the same sector and department, those first that have most words of the title. The candidates of a
/// sector and a department are searched for once a minute, and not for every page.
/// </summary>
public sealed class SimilarNotices(SearchStore search, SearchRequests requests, IMemoryCache cache, TimeProvider time)
{
    private const int Candidates = 60;
    private const int Shown = 5;
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(1);

    /// <summary>The search that gives all of them; null where the notice's sector is not known.</summary>
    public static SiteSearch? SearchFor(NoticeContent content) =>
        content.Sectors.MaxBy(sector => sector.Confidence) is not { } sector ? null : new SiteSearch
        {
            Sectors = [sector.Sector],
            Regions = content.Regions.Select(place => Department(place.Code)).OfType<string>().Distinct().Take(1).ToList(),
            OnlyOpen = true,
        };

    public async Task<IReadOnlyList<OpenNotice>> OfAsync(StoredNotice notice, NoticeContent content, CancellationToken cancellationToken)
    {
        if (SearchFor(content) is not { } wanted)
            return [];
        var now = time.GetUtcNow();
        var terms = Analyser.Terms(content.Title).ToHashSet(StringComparer.Ordinal);
        return [.. (await CandidatesAsync(wanted, cancellationToken))
            .Where(open => open.Key != notice.Key && open.DeadlineAt > now)
            .OrderByDescending(open => open.Terms.Count(terms.Contains)).ThenBy(open => open.DeadlineAt)
            .Take(Shown)];
    }

    private async Task<IReadOnlyList<OpenNotice>> CandidatesAsync(SiteSearch wanted, CancellationToken cancellationToken) =>
        (await cache.GetOrCreateAsync((typeof(SimilarNotices), SearchAddress.Of(wanted)), async entry =>
        {
            entry.AbsoluteExpirationRelativeToNow = Life;
            var found = await search.SearchAsync(requests.For(wanted, null, 0, Candidates), cancellationToken);
            return found.Notices.Select(notice => new OpenNotice(
                notice.Key, notice.Title, notice.EntityName, notice.DeadlineAt!.Value, Analyser.Terms(notice.Title).ToHashSet(StringComparer.Ordinal))).ToList();
        }))!;

    private static string? Department(string code) =>
        RegionTree.Standard.Find(code) is not { } region ? null
        : region.Level <= RegionLevel.First ? region.Code
        : RegionTree.Standard.Ancestors(region.Code).FirstOrDefault(around => RegionTree.Standard.Find(around)!.Level == RegionLevel.First);
}
