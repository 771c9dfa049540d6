using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Text;
using ProcurementHub.Jobs;
using ProcurementHub.Jobs.Searching;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Storage.Notices;
using ProcurementHub.Storage.Procedures;
using ProcurementHub.Storage.Search;
using ProcurementHub.Web.Serving;

namespace ProcurementHub.Web.Pages;

/// <summary>Everything asked for stands in the address, so that a search can be shared and kept.</summary>
[OutputCache(PolicyName = PageCaching.Public)]
[EnableRateLimiting(RequestLimits.Search)]
public sealed class SearchModel(SearchStore search, ProcedureStore procedures, SourceCatalog sources, IOptions<SiteOptions> site, TimeProvider time) : PageModel
{
    private const int PageSize = 25;
    private const int LastPage = SearchStore.Deepest / PageSize;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Words { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Sector { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Region { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Category { get; set; }

    /// <summary>"closing" or "relevance"; anything else is the newest first.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Order { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNumber { get; set; } = 1;

    /// <summary>Null when there was nothing to ask: the words could not be read.</summary>
    public SearchPage? Found { get; private set; }

    /// <summary>By the id of a notice that is shown: the others of its procedure.</summary>
    public ILookup<long, ProcedureNoticeRow> Others { get; private set; } = Array.Empty<ProcedureNoticeRow>().ToLookup(row => row.NoticeId);

    public KeywordFault? Fault { get; private set; }

    public KeywordQuery? Query { get; private set; }

    /// <summary>Notices from before there was a search that cannot be found yet.</summary>
    public int Backlog { get; private set; }

    /// <summary>The country of the site and its departments; and whatever else the address names.</summary>
    public IReadOnlyList<string> Regions { get; private set; } = [];

    public bool HasNext => Found is { HasMore: true } && PageNumber < LastPage;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        PageNumber = Math.Clamp(PageNumber, 1, LastPage);
        var country = site.Value.Country;
        var known = RegionTree.Standard.Find(Region)?.Code;
        Regions = [country, .. RegionTree.Standard.Children(country).Select(region => region.Code)];
        if (known is not null && !Regions.Contains(known))
            Regions = [.. Regions, known];
        Region = known;
        Sector = SectorList.Standard.Find(Sector)?.Code;

        if (!string.IsNullOrWhiteSpace(Words))
        {
            Fault = KeywordQuery.FaultOf(Words);
            if (Fault is not null)
                return;
            Query = KeywordQuery.Parse(Words).Value;
        }

        Found = await search.SearchAsync(Request(), cancellationToken);
        Others = await procedures.OthersAsync([.. Found.Notices.Select(notice => notice.Id)], cancellationToken);
        Backlog = await search.BacklogAsync(cancellationToken);
    }

    /// <summary>The same search at another page.</summary>
    public string AddressOf(int page) => "/search" + QueryString.Create(
        new Dictionary<string, string?> { ["q"] = Words, ["sector"] = Sector, ["region"] = Region, ["category"] = Category, ["order"] = Order, ["p"] = page > 1 ? $"{page}" : null }
            .Where(part => !string.IsNullOrEmpty(part.Value)));

    /// <summary>The texts of a notice that have any of the words.</summary>
    public IReadOnlyList<SearchedText> FoundIn(StoredNotice notice) => Query is null ? [] :
        [.. SearchedTexts.Of(notice.Content)
            .Where(text => Query.Required.Any(clause => clause.IsIn(text.Text)))
            .Select(text => text.Kind).Distinct()];

    private new SearchRequest Request() => new()
    {
        Query = Query,
        Sectors = Sector is null ? [] : [Sector],
        Regions = Region is null ? [] : [Region],
        Countries = CountriesOfSources.Of(sources),
        Categories = NoticeWords.ParseCategory(Category ?? "") is { } category ? [category] : [],
        Order = Order switch { "closing" => SearchOrder.ClosingSoonest, "relevance" => SearchOrder.Relevance, _ => SearchOrder.Newest },
        OpenAt = Order == "closing" ? time.GetUtcNow() : null,
        IsOnePerProcedure = true,
        Skip = (PageNumber - 1) * PageSize,
        Take = PageSize,
    };
}
