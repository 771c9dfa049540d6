using Microsoft.AspNetCore.Mvc;
using ProcurementHub.Jobs.Mail.Signups;
using ProcurementHub.Storage.Mailing;
using ProcurementHub.Storage.Subscribers;
using ProcurementHub.Web.Staff;
using ProcurementHub.Web.Subscribing;

namespace ProcurementHub.Web.Pages.Staff;

/// <summary>How it stands with the mail of one address, and which addresses get none.</summary>
public sealed class MailModel(
    SubscriberStore subscribers, SuppressionStore suppressions, DeliveryHistory history, SharedPages shared, TimeProvider time) : StaffPage(shared)
{
    private const int Shown = 20;

    [BindProperty(SupportsGet = true)]
    public string? Email { get; set; }

    /// <summary>Null where no address was asked for.</summary>
    public Delivery? Delivery { get; private set; }

    public Subscriber? Subscriber { get; private set; }

    public Suppression? Suppression { get; private set; }

    public IReadOnlyList<Suppression> AllSuppressed { get; private set; } = [];

    public ActForm Form => new(Suppression is null ? "suppress" : "lift", Address, Faults, Why);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        AllSuppressed = await suppressions.ListAsync(cancellationToken);
        if (string.IsNullOrWhiteSpace(Email))
            return;
        var address = SignupDesk.Address(Email);
        if (!address.HasValue)
        {
            Faults = [new FormFault("email", "FaultAddress")];
            return;
        }

        Subscriber = await subscribers.FindByEmailAsync(address.Value, cancellationToken);
        Suppression = await suppressions.FindAsync(address.Value, cancellationToken);
        Delivery = await history.OfAsync(address.Value, Shown, cancellationToken);
    }

    public Task<IActionResult> OnPostSuppressAsync(string? why, CancellationToken cancellationToken) =>
        RunAsync("suppress", why, (email, reason) => suppressions.SuppressAsync(email, Who, reason, time.GetUtcNow(), cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostLiftAsync(string? why, CancellationToken cancellationToken) =>
        RunAsync("lift", why, (email, reason) => suppressions.LiftAsync(email, Who, reason, time.GetUtcNow(), cancellationToken), cancellationToken);

    private string Address => "/staff/mail?email=" + Uri.EscapeDataString(Email?.Trim() ?? "");

    private async Task<IActionResult> RunAsync(string act, string? why, Func<string, string, Task<bool>> run, CancellationToken cancellationToken)
    {
        await OnGetAsync(cancellationToken);
        return Delivery is not null
            && await ActAsync(act, why, Address, reason => run(Email!.Trim(), reason), cancellationToken) is { } answer ? answer : Page();
    }
}
