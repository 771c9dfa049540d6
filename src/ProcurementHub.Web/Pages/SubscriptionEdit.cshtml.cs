using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ProcurementHub.Jobs.Alerts;
using ProcurementHub.Storage.Subscribers;
using ProcurementHub.Web.Subscribing;

namespace ProcurementHub.Web.Pages;

/// <summary>One of a subscriber's searches, to be changed or added, by the link in each mail.</summary>
public sealed class SubscriptionEditModel(
    SubscriberStore subscribers, OwnSearches searches, SubscriptionChoices choices, SubscriptionPreview preview, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Token { get; set; } = "";

    /// <summary>Null adds one.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Search { get; set; }

    /// <summary>Null where nobody has the token, or the search is not theirs.</summary>
    public SubscriptionFields? Fields { get; private set; }

    /// <summary>What it would have sent, where that was asked.</summary>
    public PreviewedVolume? Volume { get; private set; }

    public string Address => $"/subscriptions/edit?token={Uri.EscapeDataString(Token)}{(Search is { } search ? $"&search={search}" : "")}";

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        if (await OwnerAsync(cancellationToken) is not { } subscriber)
            return;
        if (Search is null)
            await ShowAsync(SubscriptionForm.Read(name => Request.Query[name]), [], cancellationToken);
        else if (await FindAsync(subscriber, cancellationToken) is { } own)
            await ShowAsync(SubscriptionForm.Of(own.Criteria, own.Frequency), [], cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await OwnerAsync(cancellationToken) is not { } subscriber || (Search is not null && await FindAsync(subscriber, cancellationToken) is null))
            return Page();
        var form = SubscriptionForm.Read(name => Request.Form[name]);
        var reading = FormReading.Of(form);
        await ShowAsync(form, reading.Faults, cancellationToken);
        if (reading.Faults.Count > 0)
            return Page();
        if (Request.Form["do"] == "preview")
        {
            Volume = await preview.CountAsync(reading.Criteria, cancellationToken);
            return Page();
        }

        var kept = await searches.KeepAsync(subscriber.Id, Search, reading.Criteria, reading.Frequency, time.GetUtcNow(), cancellationToken);
        if (kept == SearchKept.Kept)
            return Redirect($"/subscriptions?token={Uri.EscapeDataString(Token)}&done={(Search is null ? "added" : "saved")}");
        await ShowAsync(form, [new FormFault("sector", "FaultTooManySearches", OwnSearches.Most)], cancellationToken);
        return Page();
    }

    private async Task<Subscriber?> OwnerAsync(CancellationToken cancellationToken) =>
        await subscribers.FindByLinkAsync(Token, time.GetUtcNow(), cancellationToken) is { Active: true } subscriber ? subscriber : null;

    private async Task<ActiveSubscription?> FindAsync(Subscriber subscriber, CancellationToken cancellationToken) =>
        (await subscribers.SubscriptionsOfAsync(subscriber.Id, cancellationToken)).FirstOrDefault(search => search.SubscriptionId == Search);

    private async Task ShowAsync(SubscriptionForm form, IReadOnlyList<FormFault> faults, CancellationToken cancellationToken) =>
        Fields = new SubscriptionFields(form, faults, choices, await choices.TypesAsync(cancellationToken), CanBeOff: true);
}
