using System.Globalization;
using System.Net.Mail;
using ProcurementHub.Storage.Digests;

namespace ProcurementHub.Jobs.Mail;

/// <summary>Mails on their way into and out of the outbox.</summary>
internal static class OutboxMails
{
    // The Date is part of the mail: one that goes out a second time says the same.
    private const string Date = "Date";

    internal static MailDraft Draft(OutgoingMail mail)
    {
        var headers = new Dictionary<string, string>(StringComparer.Ordinal) { [Date] = MailDate.Write(mail.Date) };
        foreach (var header in mail.Headers)
            headers[header.Name] = header.Value;
        return new MailDraft
        {
            MessageId = mail.MessageId,
            Recipient = mail.To.Address,
            Subject = mail.Subject,
            Headers = headers,
            Html = mail.Html,
            Text = mail.Text,
        };
    }

    /// <returns>Null when the stored recipient is no address.</returns>
    internal static OutgoingMail? Outgoing(OutboxMessage message, MailAddress from, DateTimeOffset now)
    {
        if (!MailAddress.TryCreate(message.Recipient, out var recipient))
            return null;
        var date = message.Headers.TryGetValue(Date, out var written)
            && DateTimeOffset.TryParse(written, CultureInfo.InvariantCulture, out var composed) ? composed : now;
        return new OutgoingMail
        {
            MessageId = message.MessageId,
            From = from,
            To = recipient,
            Subject = message.Subject,
            Date = date,
            Headers = [.. message.Headers.Where(header => header.Key != Date).Select(header => new MailHeader(header.Key, header.Value))],
            Text = message.Text,
            Html = message.Html,
        };
    }
}
