using System.Globalization;

namespace ProcurementHub.Jobs.Mail;

/// <summary>Dates as mail headers have them (RFC 5322, 3.3).</summary>
internal static class MailDate
{
    internal static string Write(DateTimeOffset date) =>
        string.Create(CultureInfo.InvariantCulture,
            $"{date:ddd, dd MMM yyyy HH:mm:ss} {(date.Offset < TimeSpan.Zero ? '-' : '+')}{date.Offset:hhmm}");
}
