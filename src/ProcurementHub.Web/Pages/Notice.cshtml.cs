using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ProcurementHub.Core.Notices;
using ProcurementHub.Storage.Notices;

namespace ProcurementHub.Web.Pages;

public sealed class NoticeModel(NoticeStore notices) : PageModel
{
    /// <summary>Null when there is no such notice; the page then says so with status 404.</summary>
    public NoticeHistory? History { get; private set; }

    public NoticeContent Current { get; private set; } = new() { Title = "" };

    public async Task<IActionResult> OnGetAsync(string source, string nativeId, CancellationToken cancellationToken)
    {
        History = await notices.FindAsync(new NoticeKey(source, nativeId), cancellationToken);
        if (History is null)
            Response.StatusCode = StatusCodes.Status404NotFound;
        else
            Current = History.Notice.Content;
        return Page();
    }
}
