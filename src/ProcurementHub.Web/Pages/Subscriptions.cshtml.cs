using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ProcurementHub.Storage.Subscribers;

namespace ProcurementHub.Web.Pages;

/// <summary>What a subscriber has asked for, by the link in each mail.</summary>
public sealed class SubscriptionsModel(SubscriberStore subscribers, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Token { get; set; } = "";

    public Subscriber? Subscriber { get; private set; }

    public IReadOnlyList<ActiveSubscription> Searches { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Subscriber = await subscribers.FindByLinkAsync(Token, time.GetUtcNow(), cancellationToken);
        if (Subscriber is { Active: true } subscriber)
            Searches = await subscribers.SubscriptionsOfAsync(subscriber.Id, cancellationToken);
    }
}
