using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using ProcurementHub.Jobs.Alerts;
using ProcurementHub.Jobs.Mail.Signups;
using ProcurementHub.Web.Subscribing;

namespace ProcurementHub.Web.Pages;

/// <summary>
/// The second of two steps to alerts: how much what was chosen would have sent, and to whom. The answer is the same for
/// every address.
/// </summary>
[EnableRateLimiting(SignupLimit.Policy)]
public sealed class SignupAddressModel(SignupDesk desk, SubscriptionPreview preview) : PageModel
{
    public SubscriptionForm Form { get; private set; } = new();

    public FormReading Reading { get; private set; } = null!;

    public PreviewedVolume Volume { get; private set; } = null!;

    public IReadOnlyList<FormFault> Faults { get; private set; } = [];

    public string? Email { get; private set; }

    /// <summary>The address that was written to, if anybody has it; null before.</summary>
    public string? Done { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        IsUnderstood() ? await PreviewAsync(cancellationToken) : Back();

    public async Task<IActionResult> OnPostAsync(string? email, CancellationToken cancellationToken)
    {
        if (!IsUnderstood())
            return Back();
        Email = email;
        var address = SignupDesk.Address(email);
        if (!address.HasValue)
        {
            Faults = [new FormFault("email", "FaultAddress")];
            return await PreviewAsync(cancellationToken);
        }

        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "en" : "es";
        await desk.RequestAsync(new SignupWish(address.Value, language, Reading.Criteria, Reading.Frequency), cancellationToken);
        Done = address.Value;
        return Page();
    }

    private bool IsUnderstood()
    {
        Form = SubscriptionForm.Read(name => Request.Query[name]);
        Reading = FormReading.Of(Form);
        return Reading.Faults.Count == 0;
    }

    private RedirectResult Back()
    {
        var query = Form.ToQuery();
        return Redirect("/signup" + query + (query.Length == 0 ? "?" : "&") + "next=preview");
    }

    private async Task<IActionResult> PreviewAsync(CancellationToken cancellationToken)
    {
        Volume = await preview.CountAsync(Reading.Criteria, cancellationToken);
        return Page();
    }
}
