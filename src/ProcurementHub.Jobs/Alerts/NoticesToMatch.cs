using Microsoft.Extensions.Options;
using ProcurementHub.Core.Calendars;
using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Subscriptions;
using ProcurementHub.Matching;
using ProcurementHub.Storage.Notices;

namespace ProcurementHub.Jobs.Alerts;

/// <summary>What a notice is news of, and how many working days are left, as the site's readers count them.</summary>
public sealed class NoticesToMatch(IOptions<SiteOptions> site)
{
    private readonly WorkingCalendar calendar = site.Value.Calendar;
    private readonly TimeZoneInfo zone = site.Value.Zone;

    /// <summary>As somebody who was never told of it would see it.</summary>
    public NoticeToMatch Of(NoticeContent content, string? country, DateTimeOffset now) =>
        Of(content, country, content.Status == NoticeStatus.Planned ? NoticeKind.Planned : NoticeKind.Tender, now);

    internal NoticeToMatch Of(NoticeContent content, string? country, NoticeKind kind, DateTimeOffset? from) => new(content, country)
    {
        Kind = kind,
        WorkingDaysLeft = content.Deadline.At is { } deadline && from is { } instant ? calendar.Between(DayOf(instant), DayOf(deadline)) : null,
    };

    /// <summary>What was only planned and is called for now is no change of something: it is the tender.</summary>
    internal static NoticeKind KindOf(AlertKind alert, NoticeContent content, NoticeContent? before) =>
        content.Status == NoticeStatus.Planned ? NoticeKind.Planned
        : IsChange(alert, before) ? NoticeKind.Change
        : NoticeKind.Tender;

    internal static bool IsChange(AlertKind alert, NoticeContent? before) => alert == AlertKind.Changed && before?.Status != NoticeStatus.Planned;

    private DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);
}
