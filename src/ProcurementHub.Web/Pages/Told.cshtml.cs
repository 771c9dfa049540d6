using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ProcurementHub.Storage.Digests;
using ProcurementHub.Storage.Subscribers;

namespace ProcurementHub.Web.Pages;

/// <summary>All that a digest has told, also what its mail had no room for.</summary>
public sealed class ToldModel(SubscriberStore subscribers, DigestStore digests, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Token { get; set; } = "";

    /// <summary>What the digest was for.</summary>
    [BindProperty(SupportsGet = true)]
    public string Period { get; set; } = "";

    /// <summary>Null where nobody has the token.</summary>
    public Subscriber? Subscriber { get; private set; }

    /// <summary>Null where they were sent no digest of this period.</summary>
    public IReadOnlyList<ToldRow>? Notices { get; private set; }

    /// <summary>Lines of annual plans among it.</summary>
    public IReadOnlyList<ToldPlanRow> PlanLines { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Subscriber = await subscribers.FindByLinkAsync(Token, time.GetUtcNow(), cancellationToken);
        if (Subscriber is not { } subscriber)
            return;
        Notices = await digests.ToldAsync(subscriber.Id, Period, cancellationToken);
        if (Notices is null)
            Response.StatusCode = StatusCodes.Status404NotFound;
        else
            PlanLines = await digests.ToldPlanLinesAsync(subscriber.Id, Period, cancellationToken);
    }
}
