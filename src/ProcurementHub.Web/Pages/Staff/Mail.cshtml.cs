using Microsoft.AspNetCore.Mvc;
using ProcurementHub.Jobs.Mail.Signups;
using ProcurementHub.Storage.Mailing;
using ProcurementHub.Storage.Subscribers;
using ProcurementHub.Web.Staff;
using ProcurementHub.Web.Subscribing;

namespace ProcurementHub.Web.Pages.Staff;

/// <summary>How it stands with the mail of one address, and which addresses get none.</summary>
public sealed class MailModel(
    SubscriberStore subscribers, SuppressionStore suppressions, DeliveryHistory history, SealedAddresses seal, SharedPages shared, TimeProvider time)
    : StaffPage(shared)
{
    private const int Shown = 20;

    /// <summary>The address, sealed.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Of { get; set; }

    /// <summary>As it was typed where it is no address.</summary>
    public string? Email { get; private set; }

    /// <summary>Null where no address was asked for.</summary>
    public Delivery? Delivery { get; private set; }

    public Subscriber? Subscriber { get; private set; }

    public Suppression? Suppression { get; private set; }

    public IReadOnlyList<Suppression> AllSuppressed { get; private set; } = [];

    public ActForm Form => new(Suppression is null ? "suppress" : "lift", AddressOf(Of!), Faults, Why);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        AllSuppressed = await suppressions.ListAsync(cancellationToken);
        if (string.IsNullOrEmpty(Of))
            return;
        Email = seal.Open(Of);
        if (Email is not { } address)
        {
            Faults = [new FormFault("email", "FaultSeal")];
            return;
        }

        Subscriber = await subscribers.FindByEmailAsync(address, cancellationToken);
        Suppression = await suppressions.FindAsync(address, cancellationToken);
        Delivery = await history.OfAsync(address, Shown, cancellationToken);
    }

    public async Task<IActionResult> OnPostFindAsync(string? email, CancellationToken cancellationToken)
    {
        var address = SignupDesk.Address(email);
        if (address.HasValue)
            return Redirect(AddressOf(seal.Seal(address.Value)));
        Of = null;
        await OnGetAsync(cancellationToken);
        (Email, Faults) = (email, [new FormFault("email", "FaultAddress")]);
        return Page();
    }

    public Task<IActionResult> OnPostSuppressAsync(string? why, CancellationToken cancellationToken) =>
        RunAsync("suppress", why, (email, reason) => suppressions.SuppressAsync(email, Who, reason, time.GetUtcNow(), cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostLiftAsync(string? why, CancellationToken cancellationToken) =>
        RunAsync("lift", why, (email, reason) => suppressions.LiftAsync(email, Who, reason, time.GetUtcNow(), cancellationToken), cancellationToken);

    private static string AddressOf(string address) => "/staff/mail?of=" + Uri.EscapeDataString(address);

    private async Task<IActionResult> RunAsync(string act, string? why, Func<string, string, Task<bool>> run, CancellationToken cancellationToken)
    {
        await OnGetAsync(cancellationToken);
        return Delivery is not null
            && await ActAsync(act, why, AddressOf(Of!), reason => run(Email!, reason), cancellationToken) is { } answer ? answer : Page();
    }
}
