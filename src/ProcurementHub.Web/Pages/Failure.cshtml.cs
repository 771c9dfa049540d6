using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ProcurementHub.Web.Pages;

/// <summary>That something could not be answered, in words that nobody takes for "nothing found".</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
[IgnoreAntiforgeryToken]
public sealed class FailureModel : PageModel
{
    /// <summary>NotFound, TooMany, BadRequest or Broken.</summary>
    public string Kind { get; private set; } = "NotFound";

    public void OnGet(int? status) => Say(status);

    public void OnPost(int? status) => Say(status);

    private void Say(int? status)
    {
        var isAnswer = HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is not null;
        var isBroken = HttpContext.Features.Get<IExceptionHandlerFeature>() is not null;
        Kind = isBroken ? "Broken" : !isAnswer ? "NotFound" : status switch
        {
            404 or 405 => "NotFound",
            429 => "TooMany",
            >= 500 => "Broken",
            _ => "BadRequest",
        };
        if (!isBroken && !isAnswer)
            Response.StatusCode = StatusCodes.Status404NotFound;
    }
}
