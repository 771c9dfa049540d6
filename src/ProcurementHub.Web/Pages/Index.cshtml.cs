using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ProcurementHub.Jobs.Health;
using ProcurementHub.Storage.Notices;

namespace ProcurementHub.Web.Pages;

public sealed class IndexModel(NoticeStore notices, SourceWatch sources) : PageModel
{
    private const int PageSize = 25;

    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<NoticeListRow> Notices { get; private set; } = [];

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
        Sources = [.. (await sources.ListAsync(cancellationToken)).Where(source => source.Known is not null)];
    }
}
