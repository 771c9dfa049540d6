using System.Globalization;
using ProcurementHub.Core.Notices;
using ProcurementHub.Storage.Notices;

namespace ProcurementHub.Web.Calendars;

/// <summary>
/// The deadline of a notice as an event for calendars. The event keeps its id for ever and its sequence grows with the
/// notice's versions, so that who adds it again, or subscribes to the address, has it moved and not a second one.
/// </summary>
internal static class DeadlineCalendar
{
    /// <summary>Null where the notice has never had a deadline that can be used.</summary>
    /// <param name="heading">"Deadline", in the reader's language.</param>
    public static string? Write(StoredNotice notice, Uri site, string heading)
    {
        // One that is gone takes the event off the calendar.
        var content = notice.Content;
        if ((content.Deadline.At ?? notice.FirstDeadlineAt) is not { } deadline)
            return null;
        var stands = content.Deadline.At is not null && content.Status is not (NoticeStatus.Cancelled or NoticeStatus.Void);
        string?[] about = [content.Entity?.Name, content.ProcedureCode, content.Url];
        return new CalendarText()
            .Line("BEGIN", "VCALENDAR")
            .Line("VERSION", "2.0")
            .Line("PRODID", "-//ProcurementHub//Deadlines//EN")
            .Line("METHOD", "PUBLISH")
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
            .Line("END", "VEVENT")
            .Line("END", "VCALENDAR")
            .ToString();
    }
}
