using Microsoft.Extensions.Localization;
using ProcurementHub.Core.Notices;
using ProcurementHub.Web.Text;

namespace ProcurementHub.Web.Showing;

/// <summary>
/// One field before and after, from the versions themselves and not from the stored text of the change: so that dates
/// are the reader's, and of long lists only what moved is shown.
/// </summary>
public sealed class ChangeShowing(IStringLocalizer<SiteText> text, NoticeShowing showing)
{
    private const int MostLines = 40;

    public (string Before, string After) Of(NoticeField field, NoticeContent before, NoticeContent after) => field switch
    {
        NoticeField.Schedule => Moved(Stages(before), Stages(after)),
        NoticeField.Documents => Moved(Documents(before), Documents(after)),
        NoticeField.Classifications => Moved(Codes(before), Codes(after)),
        _ => (Said(field, before), Said(field, after)),
    };

    private string Said(NoticeField field, NoticeContent content) => field switch
    {
        NoticeField.Title => Or(content.Title),
        NoticeField.Description => Or(content.Description),
        NoticeField.Entity => Or(content.Entity?.Name),
        NoticeField.Category => showing.Category(content.Category),
        NoticeField.ProcedureType => Or(content.ProcedureType),
        NoticeField.ProcedureCode => Or(content.ProcedureCode),
        NoticeField.Status => showing.Status(content.Status),
        NoticeField.Published => showing.Published(content.Published),
        NoticeField.ConsultationsUntil => content.ConsultationsUntil is { } until ? showing.Instant(until) : text["NotSaid"],
        NoticeField.Deadline or NoticeField.DeadlineBasis => showing.Deadline(content.Deadline.At, content.Deadline.Basis),
        NoticeField.Amount => showing.Amount(content.Amount),
        NoticeField.Restart => content.Restart is null ? text["No"] : Restart(content.Restart),
        NoticeField.SmeReserved => content.SmeReserved is { } reserved ? text[reserved ? "Yes" : "No"] : text["NotSaid"],
        NoticeField.Regions => showing.Places(content.Regions.Select(place => place.Code)),
        NoticeField.Sectors => showing.Sectors(content.Sectors.Select(sector => sector.Sector)),
        NoticeField.Winners => content.Winners is { } winners ? showing.Winners(winners) : text["NotSaid"],
        NoticeField.Url => Or(content.Url),
        NoticeField.Ocid => Or(content.Ocid),
        NoticeField.Call => content.Call?.ToString(System.Globalization.CultureInfo.CurrentCulture) ?? text["NotSaid"],
        _ => text["NotSaid"],
    };

    private string Or(string? written) => NoticeShowing.Line(written) is { Length: > 0 } line ? line : text["NotSaid"];

    private string Restart(Restart restart) =>
        $"{text["Yes"]}{(restart.At is { } at ? $", {showing.Instant(at)}" : "")}{(restart.FromStage is { } stage ? $", {text["RestartedFrom", NoticeShowing.Line(stage)]}" : "")}";

    private List<string> Stages(NoticeContent content) => [.. content.Schedule.Select(stage =>
        $"{NoticeShowing.Line(stage.Name)}: {(stage.Start is { } start ? showing.Instant(start) : "…")} – {(stage.End is { } end ? showing.Instant(end) : "…")}")];

    private static List<string> Documents(NoticeContent content) =>
        [.. content.Documents.Select(document => NoticeShowing.Line(document.Title ?? document.Url))];

    private static List<string> Codes(NoticeContent content) => [.. content.Classifications.Select(code => $"{code.Scheme} {code.Id}").Distinct()];

    private (string Before, string After) Moved(List<string> before, List<string> after) =>
        (Lines(before.Except(after, StringComparer.Ordinal).ToList()), Lines(after.Except(before, StringComparer.Ordinal).ToList()));

    private string Lines(List<string> lines) =>
        lines.Count == 0 ? text["Nothing"]
        : lines.Count > MostLines ? string.Join('\n', lines.Take(MostLines)) + "\n" + text["AndMore", lines.Count - MostLines]
        : string.Join('\n', lines);
}
