using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.RateLimiting;
using ProcurementHub.Core.Entities;
using ProcurementHub.Storage.Entities;
using ProcurementHub.Storage.Plans;
using ProcurementHub.Web.Plans;
using ProcurementHub.Web.Serving;

namespace ProcurementHub.Web.Pages;

/// <summary>Of one entity and year: planned purchases that were never called for, and calls that were in no plan.</summary>
[OutputCache(PolicyName = PageCaching.Public)]
[EnableRateLimiting(RequestLimits.Search)]
public sealed class EntityCallsModel(EntityBodies bodies, PlanVersions versions, PlanCalls calls, PlanYears years) : PageModel
{
    public const int Most = 200;

    /// <summary>Null when there is no such body, or no plan of its year is known; the page then says so with status 404.</summary>
    public EntityBodyCard? Body { get; private set; }

    public int Year { get; private set; }

    public IReadOnlyList<StoredPlanLine> NeverCalled { get; private set; } = [];

    public IReadOnlyList<CallInNoPlan> InNoPlan { get; private set; } = [];

    /// <summary>What the two lists are taken from.</summary>
    public (int PastLines, int Calls) Counts { get; private set; }

    public async Task<IActionResult> OnGetAsync(int year, string scheme, string id, CancellationToken cancellationToken)
    {
        Year = year;
        var identifier = new EntityIdentifier(scheme, id);
        Body = await bodies.FindAsync(identifier, cancellationToken);
        if (Body is not null && Body.Identifiers[0] != identifier)
            return LocalRedirectPermanentPreserveMethod(PlanShowing.CallsOf(Body.Identifiers[0], year));
        if (Body is null || (await versions.PlansAsync(Body.Ids, year, cancellationToken)).Count == 0)
        {
            Body = null;
            Response.StatusCode = StatusCodes.Status404NotFound;
            return Page();
        }

        var span = years.Of(year);
        Counts = await calls.CountAsync(Body.Ids, span, cancellationToken);
        NeverCalled = await calls.NeverCalledAsync(Body.Ids, span, cancellationToken);
        InNoPlan = await calls.InNoPlanAsync(Body.Ids, span, cancellationToken);
        return Page();
    }
}
