using Microsoft.AspNetCore.Mvc;
using ProcurementHub.Core.Notices;
using ProcurementHub.Storage.Notices;
using ProcurementHub.Storage.Plans;
using ProcurementHub.Web.Staff;
using ProcurementHub.Web.Subscribing;

namespace ProcurementHub.Web.Pages.Staff;

/// <summary>Says from which plan line a notice came, or that it did not come from the one that the rules found.</summary>
public sealed class TiesModel(NoticeStore notices, PlanTieStore ties, SharedPages shared) : StaffPage(shared)
{
    private string? tried;
    private string? typed;

    /// <summary>"source/native id" of the notice.</summary>
    [BindProperty(SupportsGet = true, Name = "notice")]
    public string? Asked { get; set; }

    public StoredNotice? Notice { get; private set; }

    /// <summary>Null where it is tied to none.</summary>
    public TiedLine? Line { get; private set; }

    public IReadOnlyList<PlanTieWordRow> Words { get; private set; } = [];

    public static string AddressOf(NoticeKey key) => "/staff/ties?notice=" + Uri.EscapeDataString(key.ToString());

    public ActForm Form(string act) => new(act, AddressOf(Notice!.Key), Faults, act == tried ? Why : null)
    {
        Fields = act == "tie" ? [("line", typed)] : [],
        Hint = "TieLineHint",
    };

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostTieAsync(string? line, string? why, CancellationToken cancellationToken)
    {
        (tried, typed) = ("tie", line);
        await LoadAsync(cancellationToken);
        if (Notice is null)
            return Page();
        var id = string.IsNullOrWhiteSpace(line) ? null : await ties.LineAsync(line.Trim(), cancellationToken);
        if (id is null)
            Faults = [.. Faults, new FormFault("line-tie", "FaultPlanLine")];
        return await RunAsync(why, (notice, reason) => ties.TieAsync(notice, id!.Value, Who, reason, cancellationToken), cancellationToken);
    }

    public async Task<IActionResult> OnPostUntieAsync(string? why, CancellationToken cancellationToken)
    {
        tried = "untie";
        await LoadAsync(cancellationToken);
        return Notice is null ? Page() : await RunAsync(why, (notice, reason) => ties.UntieAsync(notice, Who, reason, cancellationToken), cancellationToken);
    }

    private async Task<IActionResult> RunAsync(string? why, Func<long, string, Task<bool>> run, CancellationToken cancellationToken) =>
        await ActAsync(tried!, why, AddressOf(Notice!.Key), reason => run(Notice.Id, reason), cancellationToken) is { } answer ? answer : Page();

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(Asked))
            return;
        var asked = Asked.Trim();
        Notice = asked.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash
            ? (await notices.FindAsync(new NoticeKey(asked[..slash], asked[(slash + 1)..]), cancellationToken))?.Notice
            : null;
        if (Notice is null)
        {
            Faults = [new FormFault("notice", "FaultNotice")];
            return;
        }

        Line = await ties.FindAsync(Notice.Id, cancellationToken);
        Words = await ties.WordsAsync(Notice.Id, cancellationToken);
    }
}
