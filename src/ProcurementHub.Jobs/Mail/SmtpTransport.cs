using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Security.Authentication;
using System.Text;
using ProcurementHub.Jobs.Digests.Wording;

namespace ProcurementHub.Jobs.Mail;

/// <summary>
/// SMTP on the framework's own client. A client sends one mail at a time and keeps its connection, so there are
/// as many clients as mails on their way at once. The framework writes the Date header itself: the moment of sending.
/// </summary>
public sealed class SmtpTransport(SmtpOptions options) : IMailTransport, IDisposable
{
    private readonly IdleClients<SmtpClient> idle = new();

    public Task<DeliveryAnswer> DeliverAsync(OutgoingMail mail, Action ending, CancellationToken cancellationToken) =>
        DeliveryThread.RunAsync(options, ending, (end, token) => Deliver(mail, end, token), cancellationToken);

    private DeliveryAnswer Deliver(OutgoingMail mail, Action ending, CancellationToken cancellationToken)
    {
        var client = idle.Take() ?? Connect();
        try
        {
            using var message = Message(mail, () => SmtpSocket.SendWithoutDelay(client), ending);
            // The client knows no token; one that is disposed while it sends breaks its connection off.
            using (cancellationToken.Register(client.Dispose))
                client.Send(message);
            if (!cancellationToken.IsCancellationRequested)
                idle.Put(client);
            return DeliveryAnswer.Accepted;
        }
        catch (SmtpException failure)
        {
            client.Dispose();
            return Answer(failure);
        }
        catch (AuthenticationException distrust)
        {
            client.Dispose();
            return DeliveryAnswer.Unreachable($"{options.Host} is not trusted: {distrust.Message}");
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    public void Dispose() => idle.Dispose();

    private SmtpClient Connect() => new(options.Host, options.Port)
    {
        Timeout = (int)DeliveryThread.Longest(options).TotalMilliseconds,
        EnableSsl = options.Security == MailSecurity.StartTls,
        Credentials = string.IsNullOrEmpty(options.User) ? null : new NetworkCredential(options.User, options.Password),
    };

    private static DeliveryAnswer Answer(SmtpException failure)
    {
        var reason = failure.InnerException is { } inner ? $"{failure.Message} {inner.Message}" : failure.Message;

        // -1 stands for "no reply at all": no connection, or none that could be trusted.
        return failure.StatusCode == SmtpStatusCode.GeneralFailure
            ? DeliveryAnswer.Unreachable(reason)
            : SmtpReply.Answer((int)failure.StatusCode, reason);
    }

    private static MailMessage Message(OutgoingMail mail, Action connected, Action ending)
    {
        var message = new MailMessage(mail.From, mail.To)
        {
            Subject = Header(mail.Subject),
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
        };
        message.Headers.Add("Message-ID", mail.MessageId);
        foreach (var header in mail.Headers)
            message.Headers.Add(header.Name, Header(header.Value));
        message.AlternateViews.Add(View(mail.Text, MediaTypeNames.Text.Plain, connected, () => { }));
        message.AlternateViews.Add(View(mail.Html, MediaTypeNames.Text.Html, connected, ending));
        return message;
    }

    // The framework reads encoded words in what it is given, and throws where one of them holds a line break.
    private static string Header(string text) => CleanText.OneLine(text).Replace("=?", "= ?", StringComparison.Ordinal);

    private static AlternateView View(string content, string type, Action connected, Action ending)
    {
        // Not quoted-printable: the framework's encoder writes the ends of lines as letters (=0D=0A), which makes
        // the text one long line to a strict reader.
        var bytes = Encoding.UTF8.GetBytes(content.ReplaceLineEndings("\r\n"));
        return new AlternateView(new WatchedContent(bytes, connected, ending), new ContentType(type) { CharSet = "utf-8" })
        {
            TransferEncoding = TransferEncoding.Base64,
        };
    }
}
