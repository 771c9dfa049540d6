using System.Collections.Concurrent;
using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using ProcurementHub.Jobs.Digests.Wording;

namespace ProcurementHub.Jobs.Mail;

/// <summary>
/// SMTP on the framework's own client. A client sends one mail at a time and keeps its connection, so there are
/// as many clients as mails on their way at once. The framework writes the Date header itself: the moment of sending.
/// </summary>
public sealed class SmtpTransport(SmtpOptions options) : IMailTransport, IDisposable
{
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(60);

    private readonly ConcurrentBag<SmtpClient> idle = [];

    public async Task<DeliveryAnswer> DeliverAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        if (!idle.TryTake(out var client))
            client = Connect();

        try
        {
            using var message = Message(mail);

            // The client's own time-out does not hold for asynchronous sending, nor its cancelling while a reply is awaited.
            await client.SendMailAsync(message, cancellationToken).WaitAsync(patience, cancellationToken);
            idle.Add(client);
            return DeliveryAnswer.Accepted;
        }
        catch (TimeoutException)
        {
            client.Dispose();
            return DeliveryAnswer.Transient($"{options.Host} gave no answer within {patience.TotalSeconds:0} seconds.");
        }
        catch (SmtpException failure)
        {
            client.Dispose();
            return Answer(failure);
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        while (idle.TryTake(out var client))
            client.Dispose();
    }

    private SmtpClient Connect() => new(options.Host, options.Port)
    {
        EnableSsl = options.Security == MailSecurity.StartTls,
        Credentials = string.IsNullOrEmpty(options.User) ? null : new NetworkCredential(options.User, options.Password),
    };

    private static DeliveryAnswer Answer(SmtpException failure)
    {
        var reason = failure.InnerException is { } inner ? $"{failure.Message} {inner.Message}" : failure.Message;

        // -1 stands for "no reply at all": no connection, or none that could be trusted.
        return failure.StatusCode == SmtpStatusCode.GeneralFailure
            ? DeliveryAnswer.Transient(reason)
            : SmtpReply.Answer((int)failure.StatusCode, reason);
    }

    private static MailMessage Message(OutgoingMail mail)
    {
        var message = new MailMessage(mail.From, mail.To)
        {
            Subject = CleanText.OneLine(mail.Subject),
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
        };
        message.Headers.Add("Message-ID", mail.MessageId);
        foreach (var header in mail.Headers)
            message.Headers.Add(header.Name, CleanText.OneLine(header.Value));
        message.AlternateViews.Add(View(mail.Text, MediaTypeNames.Text.Plain));
        message.AlternateViews.Add(View(mail.Html, MediaTypeNames.Text.Html));
        return message;
    }

    private static AlternateView View(string content, string type)
    {
        // Not quoted-printable: the framework's encoder writes the ends of lines as letters (=0D=0A), which makes
        // the text one long line to a strict reader.
        var lines = content.ReplaceLineEndings("\r\n");
        var view = AlternateView.CreateAlternateViewFromString(lines, Encoding.UTF8, type);
        view.TransferEncoding = TransferEncoding.Base64;
        return view;
    }
}
