using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;
using ProcurementHub.Jobs.Health;
using ProcurementHub.Storage.Figures;
using ProcurementHub.Web.Figures;
using ProcurementHub.Web.Serving;

namespace ProcurementHub.Web.Pages;

/// <summary>How every figure is counted, what is kept of visitors, and under which licence each source is.</summary>
[OutputCache(PolicyName = PageCaching.Slow)]
public sealed class AboutModel(SourceWatch watch, SiteFacts facts) : PageModel
{
    public IReadOnlyList<SourceHealth> Sources { get; private set; } = [];

    public ArchiveReach? Reach { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Sources = [.. (await watch.ListAsync(cancellationToken)).Where(source => source.Known is not null || source.IsPolled)];
        Reach = await facts.ReachAsync(cancellationToken);
    }
}
