using System.Globalization;
using Microsoft.Extensions.Localization;
using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Notices;
using ProcurementHub.Web.Text;

namespace ProcurementHub.Web.Showing;

/// <summary>Says the values of a notice in the reader's language and zone; what is not known is said, never left out.</summary>
public sealed class NoticeShowing(IStringLocalizer<SiteText> text, SiteClock clock)
{
    private static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    public string Instant(DateTimeOffset instant) =>
        clock.Local(instant).ToString("d MMM yyyy, HH:mm", CultureInfo.CurrentCulture);

    public string Published(DateTimeOffset? instant) =>
        instant is { } known ? Instant(known) : text["PublishedUnknown"];

    public string Deadline(DateTimeOffset? at, DeadlineBasis basis) =>
        at is { } known ? Instant(known)
        : basis == DeadlineBasis.NotInSource ? text["DeadlineNotInSource"]
        : text["DeadlineUnusable"];

    public string Amount(Amount amount) => amount.State switch
    {
        AmountState.Published => string.Create(CultureInfo.CurrentCulture, $"{amount.Currency} {amount.Value:N2}").Trim(),
        AmountState.Hidden => text["AmountHidden"],
        _ => text["AmountNotGiven"],
    };

    public string Status(NoticeStatus status) => text["Status_" + NoticeWords.Of(status)];

    public string Category(ProcurementCategory category) => text["Category_" + NoticeWords.Of(category)];

    public string Field(NoticeField field) => text["Field_" + field];

    public string Places(IEnumerable<string> codes) =>
        Joined(codes.Select(code => RegionTree.Standard.Name(code, Language) ?? code), "PlaceUnknown");

    public string Sectors(IEnumerable<string> codes) =>
        Joined(codes.Select(code => SectorList.Standard.Find(code)?.Name(Language) ?? code), "SectorsUnknown");

    /// <summary>One side of a change; instants, codes and words of the hub become the reader's.</summary>
    public string Change(NoticeField field, string? side) => (field, side) switch
    {
        (_, null) => "-",
        (NoticeField.Deadline or NoticeField.Published or NoticeField.ConsultationsUntil, _)
            when DateTimeOffset.TryParse(side, CultureInfo.InvariantCulture, out var instant) => Instant(instant),
        (NoticeField.Regions, _) => Places(side.Split("; ")),
        (NoticeField.Sectors, _) => Sectors(side.Split("; ")),
        (NoticeField.Status, _) => text["Status_" + side],
        (NoticeField.Category, _) => text["Category_" + side],
        (NoticeField.Amount, "hidden") => text["AmountHidden"],
        (NoticeField.SmeReserved, _) => text[side == "true" ? "Yes" : "No"],
        _ => side,
    };

    /// <summary>Only addresses of the web become links: a source must not put a script into our page.</summary>
    public static string? WebAddress(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? url : null;

    private string Joined(IEnumerable<string> names, string otherwise)
    {
        var list = names.ToList();
        return list.Count == 0 ? text[otherwise] : string.Join(", ", list);
    }
}
