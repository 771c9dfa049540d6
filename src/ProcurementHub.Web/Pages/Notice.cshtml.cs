using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ProcurementHub.Core.Notices;
using ProcurementHub.Storage.Notices;
using ProcurementHub.Storage.Procedures;

namespace ProcurementHub.Web.Pages;

public sealed class NoticeModel(NoticeStore notices, ProcedureStore procedures) : PageModel
{
    /// <summary>Null when there is no such notice; the page then says so with status 404.</summary>
    public NoticeHistory? History { get; private set; }

    public NoticeContent Current { get; private set; } = new() { Title = "" };

    /// <summary>The other notices of its procedure.</summary>
    public IReadOnlyList<ProcedureNoticeRow> Others { get; private set; } = [];

    /// <summary>What moved, latest first. A blank that was filled later had been true before, and is no change to a reader.</summary>
    public IEnumerable<(DateTimeOffset Observed, NoticeChange Change)> News =>
        from version in History?.Versions ?? []
        from change in version.Changes
        where change.Kind != ChangeKind.Enrichment
        select (version.ObservedAt, change);

    public async Task<IActionResult> OnGetAsync(string source, string nativeId, CancellationToken cancellationToken)
    {
        History = await notices.FindAsync(new NoticeKey(source, nativeId), cancellationToken);
        if (History is null)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return Page();
        }

        Current = History.Notice.Content;
        Others = [.. (await procedures.OthersAsync([History.Notice.Id], cancellationToken))[History.Notice.Id]];
        return Page();
    }
}
