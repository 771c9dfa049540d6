using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ProcurementHub.Storage.Subscribers;

namespace ProcurementHub.Web.Pages;

/// <summary>Deletes all that the hub has of a subscriber. A GET only asks.</summary>
public sealed class OwnDataDeleteModel(SubscriberStore subscribers, OwnDataStore ownData, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Token { get; set; } = "";

    public Subscriber? Subscriber { get; private set; }

    public bool IsDone { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Subscriber = await subscribers.FindByLinkAsync(Token, time.GetUtcNow(), cancellationToken);

    public async Task OnPostAsync(CancellationToken cancellationToken)
    {
        await OnGetAsync(cancellationToken);
        if (Subscriber is not null)
            IsDone = await ownData.ForgetAsync(Subscriber, cancellationToken);
    }
}
