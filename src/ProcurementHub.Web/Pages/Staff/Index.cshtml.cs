using Microsoft.AspNetCore.Mvc.RazorPages;
using ProcurementHub.Web.Figures;

namespace ProcurementHub.Web.Pages.Staff;

/// <summary>What can be done here, and whether a source wants looking after.</summary>
public sealed class IndexModel(SiteFacts facts) : PageModel
{
    /// <summary>How many sources do not work as they should.</summary>
    public int Troubles { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken) => Troubles = (await facts.TroublesAsync(cancellationToken)).Count;
}
