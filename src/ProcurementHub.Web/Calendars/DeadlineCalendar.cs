using System.Globalization;
using ProcurementHub.Core.Notices;
using ProcurementHub.Storage.Notices;
using ProcurementHub.Web.Showing;

namespace ProcurementHub.Web.Calendars;

/// <summary>
/// The deadline of a notice as an event for calendars. The event keeps its id for ever and its sequence grows with the
/// notice's versions, so that who adds it again, or subscribes to the address, has it moved and not a second one.
/// </summary>
/// <param name="heading">"Deadline", in the reader's language.</param>
internal sealed class DeadlineCalendar(Uri site, string heading)
{
    /// <summary>Null where the notice has never had a deadline that can be used.</summary>
    public static string? Write(StoredNotice notice, Uri site, string heading)
    {
        var calendar = Begin();
        return new DeadlineCalendar(site, heading).Add(calendar, notice) ? calendar.Line("END", "VCALENDAR").ToString() : null;
    }

    /// <summary>Several deadlines, for calendars that ask for the address again and again.</summary>
    public string Write(IEnumerable<StoredNotice> notices, string name)
    {
        var calendar = Begin()
            .Text("NAME", name).Text("X-WR-CALNAME", name)
            .Line("REFRESH-INTERVAL;VALUE=DURATION", "PT2H").Line("X-PUBLISHED-TTL", "PT2H");
        var events = notices.Count(notice => Add(calendar, notice));
        // A calendar must hold something.
        if (events == 0)
            calendar.Line("BEGIN", "VTIMEZONE").Line("TZID", "Etc/UTC").Line("BEGIN", "STANDARD").Line("DTSTART", "19700101T000000")
                .Line("TZOFFSETFROM", "+0000").Line("TZOFFSETTO", "+0000").Line("END", "STANDARD").Line("END", "VTIMEZONE");
        return calendar.Line("END", "VCALENDAR").ToString();
    }

    private static CalendarText Begin() => new CalendarText()
        .Line("BEGIN", "VCALENDAR")
        .Line("VERSION", "2.0")
        .Line("PRODID", "-//ProcurementHub//Deadlines//EN")
        .Line("METHOD", "PUBLISH");

    private bool Add(CalendarText calendar, StoredNotice notice)
    {
        // One that is gone takes the event off the calendar.
        var content = notice.Content;
        if ((content.Deadline.At ?? notice.FirstDeadlineAt) is not { } deadline)
            return false;
        var stands = content.Deadline.At is not null && content.Status is not (NoticeStatus.Cancelled or NoticeStatus.Void);
        string?[] about = [content.Entity?.Name, content.ProcedureCode, NoticeShowing.WebAddress(content.Url)];
        calendar
            .Line("BEGIN", "VEVENT")
            .Text("UID", $"{Uri.EscapeDataString(notice.Key.ToString())}@{site.Host}")
            .Instant("DTSTAMP", notice.ObservedAt)
            .Instant("LAST-MODIFIED", notice.ObservedAt)
            .Line("SEQUENCE", notice.Version.ToString(CultureInfo.InvariantCulture))
            .Instant("DTSTART", deadline)
            .Text("SUMMARY", $"{heading}: {content.Title}")
            .Text("DESCRIPTION", string.Join('\n', about.OfType<string>()))
            .Line("URL", new Uri(site, NoticePath.Of(notice.Key)).AbsoluteUri)
            .Line("STATUS", stands ? "CONFIRMED" : "CANCELLED")
            .Line("TRANSP", "TRANSPARENT")
            .Line("BEGIN", "VALARM")
            .Line("ACTION", "DISPLAY")
            .Text("DESCRIPTION", $"{heading}: {content.Title}")
            .Line("TRIGGER", "-P1D")
            .Line("END", "VALARM")
            .Line("END", "VEVENT");
        return true;
    }
}
