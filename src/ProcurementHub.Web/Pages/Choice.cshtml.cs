using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ProcurementHub.Web.Pages;

/// <summary>Keeps what the home page shows first in the visitor's own cookie, or takes the cookie away.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ChoiceModel : PageModel
{
    public IActionResult OnGet(string? sector, string? region, string? clear)
    {
        var choice = clear is null ? VisitorChoice.Of(sector, region) : new VisitorChoice(null, null);
        choice.Write(Response);
        return Redirect("/#choice");
    }
}
