using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ProcurementHub.Storage.Collecting;
using ProcurementHub.Web.Showing;

namespace ProcurementHub.Web.Pages.Staff;

/// <summary>What could not become a notice or a plan line, and why. To read it again is a verb of the command line.</summary>
public sealed class RejectedModel(RejectedStore rejected) : PageModel
{
    private const int Shown = 50;
    private const int LastPage = 10_000;
    private const int LongestRaw = 300;

    /// <summary>Null for all.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Source { get; set; }

    [BindProperty(SupportsGet = true)]
    public int Number { get; set; } = 1;

    public IReadOnlyList<RejectedReason> Reasons { get; private set; } = [];

    public IReadOnlyList<RejectedRow> Records { get; private set; } = [];

    public bool HasMore { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Number = Math.Clamp(Number, 1, LastPage);
        Reasons = await rejected.ReasonsAsync(Source, cancellationToken);
        var found = await rejected.ListAsync(Source, (Number - 1) * Shown, Shown + 1, cancellationToken);
        (Records, HasMore) = ([.. found.Take(Shown)], found.Count > Shown);
    }

    public string AddressOf(int number) =>
        $"/staff/rejected?number={number}{(Source is null ? "" : "&source=" + Uri.EscapeDataString(Source))}";

    public static string Beginning(string? raw)
    {
        var line = NoticeShowing.Line(raw);
        return line.Length <= LongestRaw ? line : line[..LongestRaw] + "…";
    }
}
