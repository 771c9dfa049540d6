using Microsoft.AspNetCore.Mvc;
using ProcurementHub.Core.Notices;
using ProcurementHub.Storage.Notices;
using ProcurementHub.Storage.Procedures;
using ProcurementHub.Storage.Staff;
using ProcurementHub.Web.Staff;
using ProcurementHub.Web.Subscribing;

namespace ProcurementHub.Web.Pages.Staff;

/// <summary>Takes a notice out of its procedure, or out of sight, and back.</summary>
public sealed class NoticesModel(NoticeStore notices, ProcedureStore procedures, HiddenNotices hidden, SharedPages shared) : StaffPage(shared)
{
    private const string OnPages = "/notices/";

    private string? tried;

    /// <summary>"source/native id", or the address of its page.</summary>
    [BindProperty(SupportsGet = true, Name = "notice")]
    public string? Asked { get; set; }

    public StoredNotice? Notice { get; private set; }

    /// <summary>The other notices of its procedure.</summary>
    public IReadOnlyList<ProcedureNoticeRow> Members { get; private set; } = [];

    public IReadOnlyList<ApartRow> Apart { get; private set; } = [];

    public static string AddressOf(NoticeKey key) => "/staff/notices?notice=" + Uri.EscapeDataString(key.ToString());

    public ActForm Form(string act) => new(act, AddressOf(Notice!.Key), Faults, act == tried ? Why : null);

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public Task<IActionResult> OnPostHideAsync(string? why, CancellationToken cancellationToken) =>
        RunAsync("hide", why, (id, reason) => hidden.HideAsync(id, Who, reason, cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostShowAsync(string? why, CancellationToken cancellationToken) =>
        RunAsync("show", why, (id, reason) => hidden.ShowAsync(id, Who, reason, cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostUnlinkAsync(string? why, CancellationToken cancellationToken) =>
        RunAsync("unlink", why, async (id, reason) => await procedures.UnlinkAsync(id, Who, reason, cancellationToken) > 0, cancellationToken);

    public Task<IActionResult> OnPostRelinkAsync(string? why, CancellationToken cancellationToken) =>
        RunAsync("relink", why, async (id, reason) => await procedures.TakeBackAsync(id, Who, reason, cancellationToken) > 0, cancellationToken);

    private async Task<IActionResult> RunAsync(string act, string? why, Func<long, string, Task<bool>> run, CancellationToken cancellationToken)
    {
        tried = act;
        await LoadAsync(cancellationToken);
        return Notice is { } notice
            && await ActAsync(act, why, AddressOf(notice.Key), reason => run(notice.Id, reason), cancellationToken) is { } answer ? answer : Page();
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(Asked))
            return;
        Notice = KeyOf(Asked) is { } key ? (await notices.FindAsync(key, cancellationToken))?.Notice : null;
        if (Notice is null)
        {
            Faults = [new FormFault("notice", "FaultNotice")];
            return;
        }

        Members = [.. (await procedures.OfAsync(Notice.Id, cancellationToken)).Where(member => member.NoticeId != Notice.Id)];
        Apart = await procedures.ApartAsync(Notice.Id, cancellationToken);
    }

    private static NoticeKey? KeyOf(string asked)
    {
        var text = asked.Trim();
        if (text.IndexOf(OnPages, StringComparison.Ordinal) is >= 0 and var at)
            text = Uri.UnescapeDataString(text[(at + OnPages.Length)..].Split('?', '#')[0]);
        return text.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash ? new NoticeKey(text[..slash], text[(slash + 1)..]) : null;
    }
}
