using System.Globalization;
using ProcurementHub.Core.Notices;
using ProcurementHub.Matching;

namespace ProcurementHub.Jobs.Digests.Wording;

internal sealed class EnglishTexts : DigestTexts
{
    internal override string Language => "en";

    internal override CultureInfo Culture { get; } = CultureInfo.GetCultureInfo("en-GB");

    internal override string DateFormat => "dddd d MMMM yyyy";

    internal override string DateTimeFormat => "dddd d MMMM yyyy, HH:mm";

    internal override string Of(DigestSectionKind kind) => kind switch
    {
        DigestSectionKind.Fresh => "New tenders",
        DigestSectionKind.Changed => "Changes since your last mail",
        DigestSectionKind.Closing => "Closing within three working days, told before",
        DigestSectionKind.Plans => "Planned purchases in annual plans",
        _ => "Planned purchases ahead",
    };

    internal override string Count(DigestSectionKind kind, int count) => kind switch
    {
        DigestSectionKind.Fresh => count == 1 ? "1 new tender" : $"{count} new tenders",
        DigestSectionKind.Changed => count == 1 ? "1 change" : $"{count} changes",
        DigestSectionKind.Closing => $"{count} closing soon",
        DigestSectionKind.Plans => count == 1 ? "1 planned purchase in annual plans" : $"{count} planned purchases in annual plans",
        DigestSectionKind.TakenOut => count == 1 ? "1 purchase taken out of its annual plan" : $"{count} purchases taken out of their annual plans",
        _ => count == 1 ? "1 planned purchase" : $"{count} planned purchases",
    };

    internal override string And => "and";

    internal override string SilentHeading(int days) => $"Nothing new in {days} days";

    internal override string Silent(int days) =>
        $"In {days} days nothing was published that meets your alerts. They are active; below it says which sources were read on time.";

    internal override string Runaway(string search, int found, int taken) =>
        $"Your alert “{search}” found {found} new tenders since your last mail, more than anybody reads. Only the {taken} that close soonest are counted here.";

    internal override string Narrow => "Narrow it";

    internal override string CalendarLink => "Add to calendar";

    internal override string NotForMe => "Not for me";

    internal override string EntityLabel => "Entity";

    internal override string PlaceLabel => "Place";

    internal override string ObjectLabel => "Category";

    internal override string AmountLabel => "Amount";

    internal override string PublishedLabel => "Published";

    internal override string DeadlineLabel => "Deadline";

    internal override string CodeLabel => "Procedure";

    internal override string PlannedMonthLabel => "Planned month";

    internal override string ProcedureTypeLabel => "Procedure type";

    internal override string PlansNote => "What public bodies expect to buy, as their plans say. A line in a plan is no call, and its month is an estimate.";

    internal override string PlanLabel => "Plan";

    internal override string TakenOut => "taken out of the plan";

    internal override string TakenOutAndCalled => "out of the plan: it seems to have been called";

    internal override string BackInPlan => "in the plan again";

    internal override string CallLink => "See the call";

    internal override string ReasonLabel => "Why you got this";

    internal override string NotSaid => "not said";

    internal override string SmeReserved => "Reserved for small firms";

    internal override string HubLink => "See details";

    internal override string SourceLink => "Open at the source";

    internal override string AlsoAt(string source) => $"Also at {source}";

    internal override string AmountHidden => "amount not published by the entity";

    internal override string AmountNotGiven => "no amount given";

    internal override string CurrencyNotGiven => "no currency given";

    internal override string DaysLeft(int days, int working) => days switch
    {
        < 0 => "deadline passed",
        0 => "closes today",
        1 => "closes tomorrow",
        _ => working switch
        {
            0 => $"{days} days left, none a working day",
            1 => $"{days} days left, 1 working day",
            _ => $"{days} days left, {working} working days",
        },
    };

    internal override string PlannedFor(int year, string? month) => month is null ? $"{year}, no month given" : $"{month} {year}";

    internal override string NoDeadline(DeadlineBasis basis) => basis switch
    {
        DeadlineBasis.RepeatsPublicationDay => "no usable deadline: the source repeats the day of publication",
        DeadlineBasis.BeforePublication => "no usable deadline: the source's date is before the publication",
        DeadlineBasis.EndsBeforeStart => "no usable deadline: by the source, the period ends before it begins",
        DeadlineBasis.Sentinel => "no usable deadline: the source gives a filler date",
        DeadlineBasis.Unreadable => "no usable deadline: the source's date could not be read",
        _ => "no deadline in the source",
    };

    internal override string Of(ProcurementCategory category) => category switch
    {
        ProcurementCategory.Goods => "Goods",
        ProcurementCategory.Services => "Services",
        ProcurementCategory.Works => "Works",
        ProcurementCategory.Consulting => "Consulting for works",
        _ => "",
    };

    internal override string Of(NoticeStatus status) => status switch
    {
        NoticeStatus.Planned => "planned",
        NoticeStatus.Open => "open",
        NoticeStatus.Closed => "closed",
        NoticeStatus.Awarded => "awarded",
        NoticeStatus.Void => "void",
        NoticeStatus.Cancelled => "cancelled",
        NoticeStatus.Suspended => "suspended",
        _ => "status unknown",
    };

    internal override string Of(NoticeField field) => field switch
    {
        NoticeField.Title => "Title",
        NoticeField.Status => "Status",
        NoticeField.Deadline => DeadlineLabel,
        NoticeField.Amount => AmountLabel,
        NoticeField.Regions => PlaceLabel,
        NoticeField.Restart => "Restart",
        NoticeField.Documents => "New documents",
        _ => "Other",
    };

    internal override string Restarted(string? at, string? fromStage) => (at, fromStage) switch
    {
        (null, null) => "the procedure was restarted",
        (null, _) => $"the procedure was restarted from the stage “{fromStage}”",
        (_, null) => $"the procedure was restarted on {at}",
        _ => $"the procedure was restarted on {at}, from the stage “{fromStage}”",
    };

    internal override string AndMore(int count) => $"and {count} more";

    internal override string Reason(MatchReason reason, string value, string? from) => reason.Basis switch
    {
        MatchBasis.ItemCode when from == "works" => $"{value} (as it is a work)",
        MatchBasis.ItemCode => from is null ? value : $"{value} (by the item's code {from})",
        MatchBasis.Words => from is null ? value : $"{value} (by the words “{from}”)",
        MatchBasis.Entity => $"{value} (by the entity that buys)",
        MatchBasis.SectorNotKnown => "sector not known, and you asked for these too",
        MatchBasis.PlaceOfExecution => value,
        MatchBasis.EntitySeat => $"{value} (by the entity's seat)",
        MatchBasis.PlaceInText => $"{value} (named in the text)",
        MatchBasis.PlaceNotKnownMoreClosely => $"{value} (the source says only {from})",
        MatchBasis.Nationwide => $"{value} (it is nationwide)",
        MatchBasis.PlaceNotKnown => $"{value} (the source names no place)",
        MatchBasis.CategoryStated => value,
        MatchBasis.CategoryNotKnown => "the source does not say whether it is goods, services or works",
        MatchBasis.Title => $"“{value}” in the title",
        MatchBasis.Description => $"“{value}” in the description",
        MatchBasis.EntityName => $"“{value}” in the entity's name",
        MatchBasis.ProcedureCode => $"“{value}” in the procedure code",
        MatchBasis.ItemDescription => $"“{value}” in an item",
        MatchBasis.SeveralTexts => $"“{value}” in the text",
        MatchBasis.AmountWithin => "amount within your bounds",
        MatchBasis.ProcedureTypeStated => value,
        MatchBasis.ProcedureTypeNotKnown => "the source does not say which type of procedure",
        MatchBasis.ReservedForSmallFirms => "reserved for small firms",
        MatchBasis.EnoughDaysLeft => from == "1" ? "1 working day left" : $"{from} working days left",
        MatchBasis.DeadlineNotKnown => "no deadline known, there may be time enough",
        MatchBasis.KindOfNews => "you asked for news of this kind",
        MatchBasis.AmountNotPublished => "amount not published, may be within your bounds",
        _ => "you asked for all tenders",
    };

    internal override string More(string counts) => $"Also on the site: {counts}";

    internal override string LeftOutClosed(int count) => count == 1
        ? "1 tender that has closed already is not shown."
        : $"{count} tenders that have closed already are not shown.";

    internal override string LeftOutUnmoved(int count) => count == 1
        ? "1 tender that stands again as you were told is not shown."
        : $"{count} tenders that stand again as you were told are not shown.";

    internal override string SourcesOnTime(int count) => count == 1
        ? "1 source was read on time."
        : $"{count} sources were read on time.";

    internal override string SourcesLate(int count) => count == 1
        ? "One source is late; what it has published will reach you when it answers:"
        : $"{count} sources are late; what they have published will reach you when they answer:";

    internal override string LateSince(string when) => $"last read on {when}";

    internal override string NeverRead => "not read yet";

    internal override string NextMail(string when) => $"Next mail, if there is news: {when}.";

    internal override string NoNextMail => "You have no active alerts: there will be no more mails.";

    internal override string Zone(string name) => $"Dates and times are {name} time.";

    internal override string Why(string email) => $"You get this mail because {email} is subscribed to these alerts.";

    internal override string Manage => "Change my alerts";

    internal override string Unsubscribe => "Stop these mails";

    internal override string ListName => "Tender alerts";
}
