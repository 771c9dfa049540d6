using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ProcurementHub.Storage.Staff;

namespace ProcurementHub.Web.Pages.Staff;

/// <summary>The log of what staff did, the latest first.</summary>
public sealed class ActsModel(StaffActStore acts) : PageModel
{
    private const int Shown = 50;
    private const int LastPage = 10_000;

    [BindProperty(SupportsGet = true)]
    public int Number { get; set; } = 1;

    public IReadOnlyList<StaffAct> Acts { get; private set; } = [];

    public bool HasMore { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Number = Math.Clamp(Number, 1, LastPage);
        var found = await acts.ListAsync((Number - 1) * Shown, Shown + 1, cancellationToken);
        (Acts, HasMore) = ([.. found.Take(Shown)], found.Count > Shown);
    }
}
