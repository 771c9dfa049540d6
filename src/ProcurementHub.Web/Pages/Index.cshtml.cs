using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Options;
using ProcurementHub.Core.Classification;
using ProcurementHub.Jobs;
using ProcurementHub.Jobs.Health;
using ProcurementHub.Storage.Figures;
using ProcurementHub.Storage.Search;
using ProcurementHub.Web.Figures;
using ProcurementHub.Web.Searching;
using ProcurementHub.Web.Serving;
using ProcurementHub.Web.Showing;

namespace ProcurementHub.Web.Pages;

/// <summary>One box to search with, what closes soon and what is new for the visitor's choice, and the month in figures.</summary>
[OutputCache(PolicyName = PageCaching.Public)]
public sealed class IndexModel(SearchStore search, SearchRequests requests, SiteFacts facts, SiteClock clock, IOptions<SiteOptions> site, TimeProvider time) : PageModel
{
    private const int Shown = 5;

    public VisitorChoice Choice { get; private set; } = new(null, null);

    public IReadOnlyList<Region> Departments => RegionTree.Standard.Children(site.Value.Country);

    public SiteSearch Closing { get; private set; } = SiteSearch.Everything;

    public SiteSearch Newest { get; private set; } = SiteSearch.Everything;

    public IReadOnlyList<NoticeItem> ClosingSoon { get; private set; } = [];

    public IReadOnlyList<NoticeItem> JustPublished { get; private set; } = [];

    public MonthFigures? Month { get; private set; }

    public DateOnly Today { get; private set; }

    public ArchiveReach? Reach { get; private set; }

    public IReadOnlyList<SourceHealth> Troubles { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Choice = VisitorChoice.Read(Request);
        Newest = new SiteSearch { Sectors = Choice.Sector is { } sector ? [sector] : [], Regions = Choice.Region is { } region ? [region] : [] };
        Closing = Newest with { OnlyOpen = true, Order = SearchOrder.ClosingSoonest };
        ClosingSoon = await FirstAsync(Closing, cancellationToken);
        JustPublished = await FirstAsync(Newest, cancellationToken);
        Month = await facts.MonthAsync(cancellationToken);
        Reach = await facts.ReachAsync(cancellationToken);
        Troubles = await facts.TroublesAsync(cancellationToken);
        Today = clock.Today(time.GetUtcNow());
    }

    private async Task<IReadOnlyList<NoticeItem>> FirstAsync(SiteSearch wanted, CancellationToken cancellationToken) =>
        NoticeItem.Of((await search.SearchAsync(requests.For(wanted, null, 0, Shown), cancellationToken)).Notices);
}
