using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using ProcurementHub.Jobs.Mail.SignIns;
using ProcurementHub.Web.Serving;
using ProcurementHub.Web.Staff;

namespace ProcurementHub.Web.Pages.Staff;

/// <summary>Signs in by the link of a mail. A GET only asks, since scanners follow links.</summary>
[EnableRateLimiting(RequestLimits.SignIn)]
public sealed class EnterModel(SignInDesk desk) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Token { get; set; } = "";

    /// <summary>Whose link it is; null when it is nobody's any more.</summary>
    public string? Email { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken) => Email = await desk.FindAsync(Token, cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await desk.SignInAsync(Token, cancellationToken) is not { } email)
            return Page();
        var identity = new ClaimsIdentity(
            [new Claim(ClaimTypes.Name, email), new Claim(ClaimTypes.Role, StaffSite.Role)], authenticationType: StaffSite.Role);
        await HttpContext.SignInAsync(new ClaimsPrincipal(identity));
        return Redirect(StaffSite.Root);
    }
}
