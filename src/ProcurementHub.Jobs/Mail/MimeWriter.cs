using System.Buffers;
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
        var bytes = new ArrayBufferWriter<byte>(mail.Text.Length + mail.Html.Length + 4096);
        WriteHead(mail, bytes);
        Line(bytes, $"Content-Type: multipart/alternative;\r\n boundary=\"{Boundary(mail)}\"");
        Line(bytes);
        WriteBody(mail, bytes);
        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>"=_" cannot stand in quoted-printable text, so no part can hold the boundary.</summary>
    internal static string Boundary(OutgoingMail mail) =>
        $"=_{mail.MessageId.AsSpan(1, mail.MessageId.IndexOf('@', StringComparison.Ordinal) - 1)}";

    /// <summary>Every header but that of the content.</summary>
    internal static void WriteHead(OutgoingMail mail, ArrayBufferWriter<byte> to)
    {
        Line(to, $"Date: {MailDate.Write(mail.Date)}");
        Line(to, EncodedHeader.Mailbox("From", mail.From.Address, mail.From.DisplayName));
        Line(to, EncodedHeader.Mailbox("To", mail.To.Address, mail.To.DisplayName));
        Line(to, $"Message-ID: {mail.MessageId}");
        Line(to, EncodedHeader.Line("Subject", mail.Subject));
        foreach (var header in mail.Headers)
            Line(to, EncodedHeader.Line(header.Name, header.Value));
        Line(to, "MIME-Version: 1.0");
    }

    internal static void WriteBody(OutgoingMail mail, ArrayBufferWriter<byte> to)
    {
        var boundary = Boundary(mail);
        Part("text/plain", mail.Text);
        Part("text/html", mail.Html);
        Line(to, $"--{boundary}--");

        void Part(string type, string content)
        {
            Line(to, $"--{boundary}");
            Line(to, $"Content-Type: {type}; charset=utf-8");
            Line(to, "Content-Transfer-Encoding: quoted-printable");
            Line(to);
            QuotedPrintable.Write(content, to);
            Line(to);
        }
    }

    private static void Line(ArrayBufferWriter<byte> to, string line = "")
    {
        Encoding.ASCII.GetBytes(line, to);
        to.Write("\r\n"u8);
    }
}
