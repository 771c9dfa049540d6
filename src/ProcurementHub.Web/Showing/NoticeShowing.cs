using System.Globalization;
using Microsoft.Extensions.Localization;
using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Notices;
using ProcurementHub.Jobs.Digests.Wording;
using ProcurementHub.Web.Text;

namespace ProcurementHub.Web.Showing;

/// <summary>Says the values of a notice in the reader's language and zone; what is not known is said, never left out.</summary>
public sealed class NoticeShowing(IStringLocalizer<SiteText> text, SiteClock clock)
{
    private static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    public string Instant(DateTimeOffset instant) =>
        clock.Local(instant).ToString("d MMM yyyy, HH:mm", CultureInfo.CurrentCulture);

    /// <summary>With the day of the week: what somebody plans by.</summary>
    public string LongInstant(DateTimeOffset instant) =>
        clock.Local(instant).ToString(Language == "en" ? "dddd d MMMM yyyy, HH:mm" : "dddd d 'de' MMMM 'de' yyyy, HH:mm", CultureInfo.CurrentCulture);

    public static string Date(DateOnly day) => day.ToString(Language == "en" ? "d MMMM yyyy" : "d 'de' MMMM 'de' yyyy", CultureInfo.CurrentCulture);

    public string Day(DateTimeOffset instant) => Date(clock.Today(instant));

    /// <summary>In running text: Spanish writes it small.</summary>
    public static string MonthName(int month)
    {
        var name = CultureInfo.CurrentCulture.DateTimeFormat.GetMonthName(month);
        return Language == "en" ? name : name.ToLower(CultureInfo.CurrentCulture);
    }

    public string Published(DateTimeOffset? instant) =>
        instant is { } known ? Instant(known) : text["PublishedUnknown"];

    public string Deadline(DateTimeOffset? at, DeadlineBasis basis) =>
        at is { } known ? Instant(known) : NoDeadline(basis);

    public string NoDeadline(DeadlineBasis basis) => text[basis switch
    {
        DeadlineBasis.RepeatsPublicationDay => "NoDeadline_Repeats",
        DeadlineBasis.BeforePublication => "NoDeadline_Before",
        DeadlineBasis.EndsBeforeStart => "NoDeadline_EndsBeforeStart",
        DeadlineBasis.Sentinel => "NoDeadline_Sentinel",
        DeadlineBasis.Unreadable => "NoDeadline_Unreadable",
        DeadlineBasis.NotInSource => "DeadlineNotInSource",
        _ => "DeadlineUnusable",
    }];

    public string Amount(Amount amount) => amount.State switch
    {
        AmountState.Published => Money(amount.Value, amount.Currency),
        AmountState.Hidden => text["AmountHidden"],
        _ => text["AmountNotGiven"],
    };

    // As Peruvians write it; other currencies keep their codes, since a sign alone would not tell which dollar or peso.
    private string Money(decimal? value, string? currency)
    {
        var number = string.Create(CultureInfo.CurrentCulture, $"{value:N2}");
        return currency switch
        {
            "PEN" => "S/ " + number,
            "USD" => "US$ " + number,
            "EUR" => "€ " + number,
            null or "" => text["AmountWithoutCurrency", number],
            _ => $"{currency} {number}",
        };
    }

    public string Status(NoticeStatus status) => text["Status_" + NoticeWords.Of(status)];

    public string Category(ProcurementCategory category) => text["Category_" + NoticeWords.Of(category)];

    public string Field(NoticeField field) => text["Field_" + field];

    public static string Place(string code)
    {
        var name = RegionTree.Standard.Name(code, Language) ?? code;
        return RegionTree.Standard.Find(code) is { Level: > RegionLevel.First, Parent: { } parent } ? $"{name} ({RegionTree.Standard.Name(parent, Language)})" : name;
    }

    public string Places(IEnumerable<string> codes) =>
        Joined(codes.Select(Place), "PlaceUnknown");

    public static string Sector(string code) => SectorList.Standard.Find(code)?.Name(Language) ?? code;

    public string Sectors(IEnumerable<string> codes) => Joined(codes.Select(Sector), "SectorsUnknown");

    /// <summary>How many are of each size: "micro 2, size not said 1".</summary>
    public string Winners(Winners winners)
    {
        (string Key, int Count)[] sizes =
        [
            ("Micro", winners.Micro), ("Small", winners.Small), ("Medium", winners.Medium), ("Sme", winners.Sme), ("Large", winners.Large),
            ("NotSaid", winners.Count - winners.Sized),
        ];
        return string.Join(", ", sizes.Where(size => size.Count > 0).Select(size => text["Winners_" + size.Key, size.Count].Value));
    }

    /// <summary>What a source wrote, made fit for one line: nothing in it moves the words around it.</summary>
    public static string Line(string? written) => CleanText.OneLine(written);

    /// <summary>For the bar of a browser, which shows no more.</summary>
    public static string Caption(string line) => CleanText.Shorten(line, 120);

    /// <summary>The same with its line breaks.</summary>
    public static string Lines(string? written) =>
        string.Join('\n', (written ?? "").ReplaceLineEndings("\n").Split('\n').Select(CleanText.OneLine)).Trim();

    /// <summary>Only addresses of the web become links: a source must not put a script into our page.</summary>
    public static string? WebAddress(string? url) => CleanText.WebAddress(url);

    private string Joined(IEnumerable<string> names, string otherwise)
    {
        var list = names.ToList();
        return list.Count == 0 ? text[otherwise] : string.Join(", ", list);
    }
}
