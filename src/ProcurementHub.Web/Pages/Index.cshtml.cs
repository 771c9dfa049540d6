using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;
using ProcurementHub.Jobs.Health;
using ProcurementHub.Storage.Notices;
using ProcurementHub.Storage.Procedures;
using ProcurementHub.Web.Serving;

namespace ProcurementHub.Web.Pages;

[OutputCache(PolicyName = PageCaching.Public)]
public sealed class IndexModel(NoticeStore notices, ProcedureStore procedures, SourceWatch sources) : PageModel
{
    private const int PageSize = 25;

    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<NoticeListRow> Notices { get; private set; } = [];

    /// <summary>By the id of a notice that is shown: the others of its procedure.</summary>
    public ILookup<long, ProcedureNoticeRow> Others { get; private set; } = Array.Empty<ProcedureNoticeRow>().ToLookup(row => row.NoticeId);

    public IReadOnlyList<SourceHealth> Sources { get; private set; } = [];

    public int Count { get; private set; }

    public int First => ((PageNumber - 1) * PageSize) + 1;

    public int Last => First + Notices.Count - 1;

    public bool HasOlder => Last < Count;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Count = await notices.CountAsync(NoticeFilter.OnePerProcedure, cancellationToken);
        PageNumber = Math.Clamp(PageNumber, 1, Math.Max(1, (Count + PageSize - 1) / PageSize));
        Notices = await notices.ListAsync(NoticeFilter.OnePerProcedure, First - 1, PageSize, cancellationToken);
        Others = await procedures.OthersAsync([.. Notices.Select(notice => notice.Id)], cancellationToken);
        Sources = [.. (await sources.ListAsync(cancellationToken)).Where(source => source.Known is not null)];
    }
}
