using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ProcurementHub.Storage.Mailing;
using ProcurementHub.Storage.Subscribers;

namespace ProcurementHub.Web.Pages;

/// <summary>
/// Ends a subscriber's alerts by the link in their mail. A mail program posts here without a cookie (RFC 8058),
/// so the token in the address is all there is to prove, and the antiforgery check is off. A GET changes
/// nothing, since scanners follow links.
/// </summary>
[IgnoreAntiforgeryToken]
public sealed class UnsubscribeModel(SubscriberStore subscribers, SubscriberChoices choices, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Token { get; set; } = "";

    public Subscriber? Subscriber { get; private set; }

    public bool IsDone { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Subscriber = await subscribers.FindByLinkAsync(Token, time.GetUtcNow(), cancellationToken);

    public async Task OnPostAsync(CancellationToken cancellationToken)
    {
        Subscriber = await subscribers.FindByLinkAsync(Token, time.GetUtcNow(), cancellationToken);
        if (Subscriber is null)
            return;
        await choices.UnsubscribeAsync(Subscriber.Id, time.GetUtcNow(), cancellationToken);
        IsDone = true;
    }
}
