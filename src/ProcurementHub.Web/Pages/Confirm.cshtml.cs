using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ProcurementHub.Jobs.Mail.Signups;
using ProcurementHub.Storage.Mailing;

namespace ProcurementHub.Web.Pages;

/// <summary>
/// Confirms that the owner of an address wants alerts, by the link in the mail. A GET only asks, since scanners follow
/// links; the token in the address proves all, so the antiforgery check is off.
/// </summary>
[IgnoreAntiforgeryToken]
public sealed class ConfirmModel(SignupDesk desk) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Token { get; set; } = "";

    public Signup? Signup { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken) => Signup = await desk.FindAsync(Token, cancellationToken);

    public async Task OnPostAsync(CancellationToken cancellationToken)
    {
        await desk.ConfirmAsync(Token, cancellationToken);
        await OnGetAsync(cancellationToken);
    }
}
