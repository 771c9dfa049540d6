using System.Net.Mail;
using ProcurementHub.Core.Calendars;
using ProcurementHub.Core.Entities;
using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Subscriptions;
using ProcurementHub.Jobs.Digests;
using ProcurementHub.Jobs.Digests.Wording;
using ProcurementHub.Matching;

namespace ProcurementHub.Tests.Jobs.Digests;

/// <summary>A reader in Lima at 07:10 on Friday 9 October 2026, and notices for them.</summary>
internal static class DigestSamples
{
    internal static readonly DateTimeOffset Now = Lima(2026, 10, 9, 7, 10);
    internal static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("America/Lima");
    internal static readonly MailAddress From = new("avisos@hub.example", "ProcurementHub");
    internal static readonly HubLinks Links = new(new Uri("https://hub.example/"));
    internal static readonly SourceReport Sources = new(3, []);

    internal static DateTimeOffset Lima(int year, int month, int day, int hour, int minute) =>
        new(year, month, day, hour, minute, 0, TimeSpan.FromHours(-5));

    internal static DigestReader Reader(string language = "es") => new()
    {
        SubscriberId = 42,
        Email = "maria@textiles.example",
        Language = language,
        Rhythm = new(7, Zone),
        Token = "t0ken",
        Shortest = Frequency.Daily,
    };

    internal static NoticeContent Notice(string title = "Adquisición de uniformes para el personal de limpieza pública") => new()
    {
        Title = title,
        Entity = new EntityReference("PE-RUC", "20131370645", "Municipalidad Distrital de Sachaca"),
        ProcedureCode = "LP-ABR-8-2026-MDS-1",
        Category = ProcurementCategory.Goods,
        Status = NoticeStatus.Open,
        Published = Lima(2026, 10, 8, 15, 9),
        Deadline = new Deadline(Lima(2026, 10, 14, 23, 59), DeadlineBasis.Schedule),
        Amount = Amount.Published(34_100m, "PEN"),
        Url = "https://portal.example/ficha?id=77",
        Regions = [new PlaceOfExecution("PE-ARE", RegionBasis.PlaceOfExecution)],
    };

    internal static readonly IReadOnlyList<MatchReason> Reasons =
    [
        new(MatchCriterion.Sector, "textiles", MatchBasis.ItemCode, "UNSPSC 53101502"),
        new(MatchCriterion.Region, "PE-ARE", MatchBasis.PlaceOfExecution, "PE-ARE"),
    ];

    internal static UntoldNotice Untold(
        int number, NoticeContent latest, NoticeContent? told = null, Frequency frequency = Frequency.Daily) =>
        new(new NoticeKey("pe-demo", $"N-{number}"), 3, latest, told, [new ReaderMatch(number, frequency, Reasons)]) { NoticeId = number };

    internal static DigestSchedule Schedule(DateTimeOffset? now = null, params Frequency[] frequencies) =>
        DigestSchedule.At(now ?? Now, frequencies.Length == 0 ? [Frequency.Daily] : frequencies, null, new(7, Zone))!;

    internal static Composition Compose(params UntoldNotice[] untold) => ComposeFor(Reader(), untold);

    internal static Composition ComposeFor(DigestReader reader, params UntoldNotice[] untold) =>
        DigestComposer.Compose(reader, new DigestMaterial(untold), Schedule(), Moment);

    internal static DigestMoment Moment { get; } = new(Now, Sources, WorkingCalendar.Of("PE"));
}
