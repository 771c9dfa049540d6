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

    internal override string FreshHeading => "New tenders";

    internal override string ChangedHeading => "Changes since your last mail";

    internal override string Counts(int fresh, int changed)
    {
        var news = fresh == 1 ? "1 new tender" : $"{fresh} new tenders";
        var changes = changed == 1 ? "1 change" : $"{changed} changes";
        return fresh == 0 ? changes : changed == 0 ? news : $"{news} and {changes}";
    }

    internal override string EntityLabel => "Entity";

    internal override string PlaceLabel => "Place";

    internal override string ObjectLabel => "Category";

    internal override string AmountLabel => "Amount";

    internal override string PublishedLabel => "Published";

    internal override string DeadlineLabel => "Deadline";

    internal override string CodeLabel => "Procedure";

    internal override string ReasonLabel => "Why you got this";

    internal override string NotSaid => "not said";

    internal override string SmeReserved => "Reserved for small firms";

    internal override string HubLink => "See details";

    internal override string SourceLink => "Open at the source";

    internal override string AlsoAt(string source) => $"Also at {source}";

    internal override string AmountHidden => "amount not published by the entity";

    internal override string AmountNotGiven => "no amount given";

    internal override string CurrencyNotGiven => "no currency given";

    internal override string DaysLeft(int days) => days switch
    {
        < 0 => "deadline passed",
        0 => "closes today",
        1 => "closes tomorrow",
        _ => $"{days} days left",
    };

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
        MatchBasis.AmountNotPublished => "amount not published, may be within your bounds",
        _ => "you asked for all tenders",
    };

    internal override string More(int fresh, int changed) => (fresh, changed) switch
    {
        (_, 0) => fresh == 1 ? "There is 1 more new tender" : $"There are {fresh} more new tenders",
        (0, _) => changed == 1 ? "There is 1 more change" : $"There are {changed} more changes",
        _ => $"There are {Counts(fresh, changed)} more",
    };

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
