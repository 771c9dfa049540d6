using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ProcurementHub.Web.Pages;

/// <summary>Where mails and bookmarks of before lead to: the choice of times is a part of the page of all one's alerts.</summary>
public sealed class MailTimesModel : PageModel
{
    public IActionResult OnGet(string? token) => Redirect($"/subscriptions?token={Uri.EscapeDataString(token ?? "")}#times");
}
