using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using ProcurementHub.Jobs;
using ProcurementHub.Storage.Plans;
using ProcurementHub.Web.Plans;
using ProcurementHub.Web.Serving;

namespace ProcurementHub.Web.Pages;

/// <summary>Who will buy what, and when: lines of annual plans. All that is asked for stands in the address.</summary>
[OutputCache(PolicyName = PageCaching.Public)]
[EnableRateLimiting(RequestLimits.Search)]
public sealed class PlansModel(PlanLineList plans, PlanReaches reaches, PlanRequests requests, PlanShowing words, IOptions<SiteOptions> site) : PageModel
{
    private const int PageSize = 25;
    private const int LastPage = 400;

    public PlanQuestion Question { get; private set; } = PlanQuestion.Everything;

    /// <summary>Null when there was nothing to ask: the words could not be read.</summary>
    public PlanLinePage? Found { get; private set; }

    public IReadOnlyList<PlanPart> Parts { get; private set; } = [];

    public PlanReach Reach { get; private set; } = null!;

    public string Country => site.Value.Country;

    public bool HasNext => Found is { } found && Question.Page * PageSize < found.Found && Question.Page < LastPage;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Question = PlanFields.Read(Request.Query);
        Question = Question with { Page = Math.Min(Question.Page, LastPage) };
        var body = await requests.BodyAsync(Question, cancellationToken);
        Parts = words.Parts(Question, body);
        Reach = await reaches.ReadAsync(cancellationToken);
        if (Question.Search.Fault is null)
            Found = await plans.SearchAsync(requests.For(Question, body), (Question.Page - 1) * PageSize, PageSize, cancellationToken);
    }
}
