using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Notices;
using ProcurementHub.Jobs;
using ProcurementHub.Jobs.Health;
using ProcurementHub.Storage.Entities;
using ProcurementHub.Storage.Figures;
using ProcurementHub.Storage.Notices;
using ProcurementHub.Storage.Procedures;
using ProcurementHub.Storage.Search;
using ProcurementHub.Web.Figures;
using ProcurementHub.Web.Searching;
using ProcurementHub.Web.Serving;
using ProcurementHub.Web.Showing;

namespace ProcurementHub.Web.Pages;

/// <summary>Everything asked for stands in the address, so that a search can be shared and kept.</summary>
[OutputCache(PolicyName = PageCaching.Public)]
[EnableRateLimiting(RequestLimits.Search)]
public sealed class SearchModel(
    SearchStore search, SearchRequests requests, SearchShowing words, ProcedureStore procedures, SiteFacts facts, IOptions<SiteOptions> site) : PageModel
{
    private const int PageSize = 25;
    private const int LastPage = SearchStore.Deepest / PageSize;

    /// <summary>So many of the first that are found are counted by what they may be narrowed.</summary>
    public const int Sampled = 500;

    public static IReadOnlyList<int> ClosingChoices { get; } = [0, 3, 7, 15, 30];

    public SiteSearch Search { get; private set; } = SiteSearch.Everything;

    /// <summary>The body that the search names, where it is known.</summary>
    public EntityBodyCard? Body { get; private set; }

    /// <summary>Null when there was nothing to ask: the words could not be read.</summary>
    public SearchPage? Found { get; private set; }

    public IReadOnlyList<NoticeItem> Items { get; private set; } = [];

    public IReadOnlyList<SearchPart> Parts { get; private set; } = [];

    /// <summary>By the name of what they narrow by.</summary>
    public IReadOnlyList<(string Key, IReadOnlyList<Narrowing> Ways)> Narrowings { get; private set; } = [];

    public ArchiveReach? Reach { get; private set; }

    public IReadOnlyList<SourceHealth> Troubles { get; private set; } = [];

    public int Backlog { get; private set; }

    public string Country => site.Value.Country;

    public bool HasNext => Found is { HasMore: true } && Search.Page < LastPage;

    /// <summary>The departments, and the provinces or districts beside and in what is chosen.</summary>
    public IEnumerable<(Region Around, IReadOnlyList<Region> Regions)> Deeper =>
        from chosen in Search.Regions
        from around in RegionTree.Standard.Ancestors(chosen).Prepend(chosen).Where(code => code != Country).Reverse()
        let region = RegionTree.Standard.Find(around)
        let children = RegionTree.Standard.Children(around)
        where region is not null && children.Count > 0
        select (region, children);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Search = SearchReading.Read(Request.Query);
        Search = Search with { Page = Math.Min(Search.Page, LastPage) };
        Body = await requests.BodyAsync(Search, cancellationToken);
        Parts = words.Parts(Search, Body);
        Reach = await facts.ReachAsync(cancellationToken);
        Troubles = await facts.TroublesAsync(cancellationToken);
        Backlog = await facts.BacklogAsync(cancellationToken);
        if (Search.Fault is not null)
            return;

        var request = requests.For(Search, Body, (Search.Page - 1) * PageSize, PageSize) with { Sampled = Sampled };
        Found = await search.SearchAsync(request, cancellationToken);
        var others = await procedures.OthersAsync([.. Found.Notices.Select(notice => notice.Id)], cancellationToken);
        Items = [.. Found.Notices.Select(notice => Item(notice, others[notice.Id]))];
        Narrowings =
        [
            ("Sector", SearchShowing.BySector(Search, Found.Sample)),
            ("Place", SearchShowing.ByRegion(Search, Found.Sample, Country)),
            ("Category", words.ByCategory(Search, Found.Sample)),
            ("Status", words.ByStatus(Search, Found.Sample)),
        ];
    }

    private NoticeItem Item(StoredNotice notice, IEnumerable<ProcedureNoticeRow> others)
    {
        var content = notice.Content;
        return new NoticeItem(notice, content, others, Search.Query is not { } query ? [] :
            [.. SearchedTexts.Of(content)
                .Where(text => query.Required.Any(clause => clause.IsIn(text.Text)))
                .Select(text => text.Kind).Distinct()]);
    }
}
