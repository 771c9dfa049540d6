using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ProcurementHub.Web.Subscribing;

namespace ProcurementHub.Web.Pages;

/// <summary>
/// The first of two steps to alerts: what somebody wants to be told of. All of it stands in the address, by the names of the
/// search page, so that a search leads here with its fields filled.
/// </summary>
public sealed class SignupModel(SubscriptionChoices choices) : PageModel
{
    public SubscriptionFields Fields { get; private set; } = null!;

    /// <param name="next">Given where the form was sent, and not only opened.</param>
    public async Task<IActionResult> OnGetAsync(string? next, CancellationToken cancellationToken)
    {
        var form = SubscriptionForm.Read(name => Request.Query[name]);
        var faults = FormReading.Of(form).Faults;
        if (next is not null && faults.Count == 0)
            return Redirect("/signup/address" + form.ToQuery());
        Fields = new SubscriptionFields(form, faults, choices, await choices.TypesAsync(cancellationToken));
        return Page();
    }
}
