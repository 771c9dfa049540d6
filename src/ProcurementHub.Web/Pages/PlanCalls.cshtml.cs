using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.RateLimiting;
using ProcurementHub.Storage.Plans;
using ProcurementHub.Web.Plans;
using ProcurementHub.Web.Serving;

namespace ProcurementHub.Web.Pages;

/// <summary>Of each entity with a known plan: planned purchases that were never called for, and calls that were in no plan.</summary>
[OutputCache(PolicyName = PageCaching.Slow)]
[EnableRateLimiting(RequestLimits.Search)]
public sealed class PlanCallsModel(PlanCalls calls, PlanReaches reaches, PlanYears years) : PageModel
{
    private const int PageSize = 50;

    public int Year { get; private set; }

    public PlanReach Reach { get; private set; } = null!;

    public IReadOnlyList<PlanCallsRow> All { get; private set; } = [];

    public int PageNumber { get; private set; } = 1;

    public bool HasNext => PageNumber * PageSize < All.Count;

    public IEnumerable<PlanCallsRow> Shown => All.Skip((PageNumber - 1) * PageSize).Take(PageSize);

    public async Task<IActionResult> OnGetAsync(int? p, CancellationToken cancellationToken)
    {
        Year = years.Read(Request.Query[PlanFields.Year]);
        Reach = await reaches.ReadAsync(cancellationToken);
        All = await calls.ListAsync(years.Of(Year), cancellationToken);
        PageNumber = Math.Clamp(p ?? 1, 1, Math.Max(1, (All.Count + PageSize - 1) / PageSize));
        return Page();
    }
}
