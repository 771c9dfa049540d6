using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using ProcurementHub.Jobs.Mail.SignIns;
using ProcurementHub.Jobs.Mail.Signups;
using ProcurementHub.Web.Serving;
using ProcurementHub.Web.Staff;
using ProcurementHub.Web.Subscribing;

namespace ProcurementHub.Web.Pages.Staff;

/// <summary>Asks for a link by mail. The answer is the same for every address.</summary>
[EnableRateLimiting(RequestLimits.SignIn)]
public sealed class SignInModel(SignInDesk desk) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Sent { get; set; }

    public string? Email { get; private set; }

    public IReadOnlyList<FormFault> Faults { get; private set; } = [];

    public async Task<IActionResult> OnPostAsync(string? email, CancellationToken cancellationToken)
    {
        Email = email;
        var address = SignupDesk.Address(email);
        if (!address.HasValue)
        {
            Faults = [new FormFault("email", "FaultAddress")];
            return Page();
        }

        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "en" : "es";
        await desk.RequestAsync(address.Value, language, cancellationToken);
        return Redirect(StaffSite.SignIn + "?sent=1");
    }
}
