using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;
using ProcurementHub.Web.Searching;
using ProcurementHub.Web.Serving;
using ProcurementHub.Web.Subscribing;

namespace ProcurementHub.Web.Pages;

/// <summary>
/// The first of two steps to alerts: what somebody wants to be told of. All of it stands in the address, by the names of the
/// search page, so that a search leads here with its fields filled.
/// </summary>
[OutputCache(PolicyName = PageCaching.Public)]
public sealed class SignupModel(SubscriptionChoices choices, SearchRequests requests, SearchShowing words) : PageModel
{
    public SubscriptionFields Fields { get; private set; } = null!;

    /// <summary>What of the search that led here a subscription cannot keep.</summary>
    public IReadOnlyList<SearchPart> LeftOut { get; private set; } = [];

    /// <param name="next">Given where the form was sent, and not only opened.</param>
    public async Task<IActionResult> OnGetAsync(string? next, CancellationToken cancellationToken)
    {
        var form = SubscriptionForm.Read(name => Request.Query[name]);
        var faults = FormReading.Of(form).Faults;
        if (next is not null && faults.Count == 0)
            return Redirect("/signup/address" + form.ToQuery());
        Fields = new SubscriptionFields(form, faults, choices, await choices.TypesAsync(cancellationToken));
        LeftOut = await LeftOutAsync(SearchReading.Read(Request.Query), cancellationToken);
        return Page();
    }

    private async Task<IReadOnlyList<SearchPart>> LeftOutAsync(SiteSearch search, CancellationToken cancellationToken)
    {
        var lost = new SiteSearch
        {
            Entity = search.Entity, OnlyOpen = search.OnlyOpen, ClosingWithin = search.ClosingWithin, Since = search.Since, Status = search.Status, Order = search.Order,
        };
        return [.. words.Parts(lost, await requests.BodyAsync(lost, cancellationToken)), .. words.OrderOf(lost)];
    }
}
