using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using ProcurementHub.Jobs;
using ProcurementHub.Storage.Plans;
using ProcurementHub.Web.Plans;
using ProcurementHub.Web.Serving;

namespace ProcurementHub.Web.Pages;

/// <summary>What will be bought from this month on, by month, sector or region.</summary>
[OutputCache(PolicyName = PageCaching.Public)]
[EnableRateLimiting(RequestLimits.Search)]
public sealed class DemandModel(DemandAnswers answers, PlanRequests requests, PlanShowing words, IOptions<SiteOptions> site) : PageModel
{
    public const int MostBars = 24;

    public PlanQuestion Question { get; private set; } = PlanQuestion.Everything;

    public DemandKeys By { get; private set; } = DemandKeys.Month;

    /// <summary>Null when there was nothing to ask: the words could not be read.</summary>
    public IReadOnlyList<DemandRow>? Rows { get; private set; }

    /// <summary>All lines together; null where there is none.</summary>
    public DemandRow? All { get; private set; }

    public IReadOnlyList<PlanPart> Parts { get; private set; } = [];

    public DateOnly From => requests.ThisMonth;

    public string Country => site.Value.Country;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Question = PlanFields.Read(Request.Query) with { OnlyComing = true, Year = null, Page = 1 };
        By = DemandWays.One(Request.Query[DemandWays.Field]) ?? DemandKeys.Month;
        var body = await requests.BodyAsync(Question, cancellationToken);
        Parts = [.. words.Parts(Question, body).Where(part => part.Without.OnlyComing)];
        if (Question.Search.Fault is not null)
            return;
        var filter = requests.For(Question, body);
        Rows = await answers.ReadAsync(Question, filter, By, cancellationToken);
        All = await answers.ReadAsync(Question, filter, DemandKeys.None, cancellationToken) is [var all] ? all : null;
    }
}
