using System.Globalization;
using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Plans;
using ProcurementHub.Matching;

namespace ProcurementHub.Jobs.Digests.Wording;

/// <summary>All that a digest says in one language. A language that lacks a text does not compile.</summary>
internal abstract class DigestTexts
{
    internal static DigestTexts For(string language) =>
        language.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? English : Spanish;

    private static readonly DigestTexts Spanish = new SpanishTexts();
    private static readonly DigestTexts English = new EnglishTexts();

    /// <summary>ISO 639-1.</summary>
    internal abstract string Language { get; }

    /// <summary>How dates and numbers are written.</summary>
    internal abstract CultureInfo Culture { get; }

    internal abstract string DateFormat { get; }

    internal abstract string DateTimeFormat { get; }

    internal abstract string Of(DigestSectionKind kind);

    /// <summary>"3 new tenders".</summary>
    internal abstract string Count(DigestSectionKind kind, int count);

    internal abstract string And { get; }

    /// <summary>"3 new tenders and 1 change".</summary>
    internal string Counts(IReadOnlyDictionary<DigestSectionKind, int> counts)
    {
        var parts = counts.OrderBy(pair => pair.Key).Select(pair => Count(pair.Key, pair.Value)).ToList();
        return parts.Count < 2 ? string.Concat(parts) : $"{string.Join(", ", parts.SkipLast(1))} {And} {parts[^1]}";
    }

    internal abstract string SilentHeading(int days);

    internal abstract string Silent(int days);

    internal abstract string Runaway(string search, int found, int taken);

    internal abstract string Narrow { get; }

    internal abstract string CalendarLink { get; }

    internal abstract string NotForMe { get; }

    internal abstract string EntityLabel { get; }

    internal abstract string PlaceLabel { get; }

    internal abstract string ObjectLabel { get; }

    internal abstract string AmountLabel { get; }

    internal abstract string PublishedLabel { get; }

    internal abstract string DeadlineLabel { get; }

    internal abstract string CodeLabel { get; }

    internal abstract string PlannedMonthLabel { get; }

    internal abstract string ProcedureTypeLabel { get; }

    internal abstract string PlansNote { get; }

    internal abstract string PlanLabel { get; }

    internal abstract string TakenOut { get; }

    internal abstract string TakenOutAndCalled { get; }

    internal abstract string BackInPlan { get; }

    internal abstract string CallLink { get; }

    internal abstract string ReasonLabel { get; }

    internal abstract string NotSaid { get; }

    internal abstract string SmeReserved { get; }

    internal abstract string HubLink { get; }

    internal abstract string SourceLink { get; }

    /// <param name="source">The other source's address or id.</param>
    internal abstract string AlsoAt(string source);

    internal abstract string AmountHidden { get; }

    internal abstract string AmountNotGiven { get; }

    internal abstract string CurrencyNotGiven { get; }

    /// <param name="working">How many of the days are working days.</param>
    internal abstract string DaysLeft(int days, int working);

    /// <param name="month">By its name; null where the plan names none.</param>
    internal abstract string PlannedFor(int year, string? month);

    internal abstract string NoDeadline(DeadlineBasis basis);

    internal abstract string Of(ProcurementCategory category);

    internal abstract string Of(NoticeStatus status);

    internal abstract string Of(NoticeField field);

    internal abstract string Restarted(string? at, string? fromStage);

    internal abstract string AndMore(int count);

    /// <param name="value">The name of the sector or region, or the keyword.</param>
    /// <param name="from">What the notice said, in words; null when the basis says all.</param>
    internal abstract string Reason(MatchReason reason, string value, string? from);

    internal abstract string More(string counts);

    internal abstract string LeftOutClosed(int count);

    internal abstract string LeftOutUnmoved(int count);

    internal abstract string SourcesOnTime(int count);

    internal abstract string SourcesLate(int count);

    internal abstract string LateSince(string when);

    internal abstract string NeverRead { get; }

    internal abstract string NextMail(string when);

    internal abstract string NoNextMail { get; }

    internal abstract string Zone(string name);

    internal abstract string Why(string email);

    internal abstract string Manage { get; }

    internal abstract string Unsubscribe { get; }

    internal abstract string ListName { get; }

    internal string Capital(string text) => text.Length == 0 ? text : char.ToUpper(text[0], Culture) + text[1..];

    internal string PlannedFor(PlanMonth planned) => planned.Year is not { } year ? NotSaid
        : PlannedFor(year, planned.Month is >= 1 and <= 12 ? Culture.DateTimeFormat.MonthGenitiveNames[planned.Month.Value - 1] : null);

    internal string Places(NoticeContent notice) => Places(notice.Regions);

    internal string Places(IReadOnlyList<PlaceOfExecution> places) =>
        places.Count == 0 ? NotSaid : string.Join(", ", places.Select(region => CleanText.OneLine(RegionName(region.Code))).Distinct());

    internal string RegionName(string code) => RegionTree.Standard.Name(code, Language) ?? code;

    internal string SectorName(string code) => SectorList.Standard.Find(code)?.Name(Language) ?? code;

    internal string Date(DateTimeOffset instant, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(instant, zone).ToString(DateFormat, Culture);

    internal string DateAndTime(DateTimeOffset instant, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(instant, zone).ToString(DateTimeFormat, Culture);

    internal string Money(Amount amount) => amount.State switch
    {
        AmountState.Hidden => AmountHidden,
        AmountState.NotGiven => AmountNotGiven,
        _ when amount.Currency is null => $"{amount.Value!.Value.ToString("N2", Culture)} ({CurrencyNotGiven})",
        _ => $"{Symbol(amount.Currency)}\u00A0{amount.Value!.Value.ToString("N2", Culture)}",
    };

    // A bare "$" would be read as the reader's own; only these are unmistakable.
    private static string Symbol(string currency) => currency switch
    {
        "PEN" => "S/",
        "USD" => "US$",
        "EUR" => "€",
        "GBP" => "£",
        _ => currency,
    };
}
