using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;
using ProcurementHub.Core.Entities;
using ProcurementHub.Core.LeadTimes;
using ProcurementHub.Jobs.Compliance;
using ProcurementHub.Jobs.LeadTimes;
using ProcurementHub.Storage.Entities;
using ProcurementHub.Storage.Search;
using ProcurementHub.Web.Compliance;
using ProcurementHub.Web.Searching;
using ProcurementHub.Web.Serving;
using ProcurementHub.Web.Showing;

namespace ProcurementHub.Web.Pages;

/// <summary>What a body buys, its open calls, its plans and the days that it gives.</summary>
[OutputCache(PolicyName = PageCaching.Slow)]
public sealed class EntityModel(EntityBodies bodies, EntityProfiles profiles, SearchStore search, SearchRequests requests, BodyHistory history, LeadTimeStatistics leadTimes, SiteClock clock, TimeProvider time) : PageModel
{
    private const int Shown = 10;
    private const int LeadTimeMonths = 12;

    /// <summary>Null when there is no such body; the page then says so with status 404.</summary>
    public EntityBodyCard? Body { get; private set; }

    public string Name { get; private set; } = "";

    public EntityProfile? Profile { get; private set; }

    /// <summary>Of the present year's plan; null where no list of bodies that must publish has it.</summary>
    public (ComplianceYear Year, ComplianceRow Row)? PlanState { get; private set; }

    public LeadTimeFigure? LeadTime { get; private set; }

    public SiteSearch Open { get; private set; } = SiteSearch.Everything;

    public SiteSearch All { get; private set; } = SiteSearch.Everything;

    public IReadOnlyList<NoticeItem> OpenNotices { get; private set; } = [];

    /// <summary>Null where all are shown.</summary>
    public int? OpenInAll { get; private set; }

    public async Task<IActionResult> OnGetAsync(string scheme, string id, CancellationToken cancellationToken)
    {
        var identifier = new EntityIdentifier(scheme, id);
        Body = await bodies.FindAsync(identifier, cancellationToken);
        if (Body is null)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return Page();
        }

        // One address for a body, whichever of its identifiers was asked for.
        if (Body.Identifiers[0] != identifier)
            return LocalRedirectPermanentPreserveMethod(EntityPath.Of(Body.Identifiers[0]));
        Name = NoticeShowing.Line(Body.Name);
        Profile = await profiles.ReadAsync(Body.Ids, cancellationToken);
        PlanState = await history.NowAsync(Body.Id, cancellationToken);
        LeadTime = (await leadTimes.WholeAsync(
            new LeadTimeQuery { Entity = Body.Id.ToString(CultureInfo.InvariantCulture), From = clock.Today(time.GetUtcNow().AddMonths(-LeadTimeMonths)) }, cancellationToken)).Figure();
        All = new SiteSearch { Entity = identifier };
        Open = All with { OnlyOpen = true, Order = SearchOrder.ClosingSoonest };
        var found = await search.SearchAsync(requests.For(Open, Body, 0, Shown), cancellationToken);
        OpenNotices = NoticeItem.Of(found.Notices);
        OpenInAll = found.HasMore ? found.Found : null;
        return Page();
    }
}
