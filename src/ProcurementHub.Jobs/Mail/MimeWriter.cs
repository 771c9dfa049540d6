using System.Text;

namespace ProcurementHub.Jobs.Mail;

/// <summary>
/// A mail as one RFC 5322 text. Written here because the framework's writer makes up the names of its files
/// and the boundaries within them, and then the same mail is not the same file.
/// </summary>
internal static class MimeWriter
{
    internal static byte[] Write(OutgoingMail mail)
    {
        // "=_" cannot stand in quoted-printable text, so no part can hold the boundary.
        var boundary = $"=_{mail.MessageId.AsSpan(1, mail.MessageId.IndexOf('@', StringComparison.Ordinal) - 1)}";
        var text = new StringBuilder();
        Line($"Date: {MailDate.Write(mail.Date)}");
        Line(EncodedHeader.Mailbox("From", mail.From.Address, mail.From.DisplayName));
        Line(EncodedHeader.Mailbox("To", mail.To.Address, mail.To.DisplayName));
        Line($"Message-ID: {mail.MessageId}");
        Line(EncodedHeader.Line("Subject", mail.Subject));
        foreach (var header in mail.Headers)
            Line(EncodedHeader.Line(header.Name, header.Value));
        Line("MIME-Version: 1.0");
        Line($"Content-Type: multipart/alternative;\r\n boundary=\"{boundary}\"");
        Part("text/plain", mail.Text);
        Part("text/html", mail.Html);
        Line();
        Line($"--{boundary}--");
        return Encoding.ASCII.GetBytes(text.ToString());

        void Part(string type, string content)
        {
            Line();
            Line($"--{boundary}");
            Line($"Content-Type: {type}; charset=utf-8");
            Line("Content-Transfer-Encoding: quoted-printable");
            Line();
            text.Append(QuotedPrintable.Encode(content));
        }

        void Line(string line = "") => text.Append(line).Append("\r\n");
    }
}
