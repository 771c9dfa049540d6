#if WITH_MAILKIT
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using ProcurementHub.Jobs.Digests.Wording;

namespace ProcurementHub.Jobs.Mail;

/// <summary>
/// SMTP on MailKit. It is handed a connected socket without Nagle's delay: else each mail waits some 40 ms for
/// the acknowledgement of its last packet.
/// </summary>
public sealed class MailKitTransport(SmtpOptions options) : IMailTransport, IDisposable
{
    private readonly IdleClients<SmtpClient> idle = new();

    public Task<DeliveryAnswer> DeliverAsync(OutgoingMail mail, Action ending, CancellationToken cancellationToken) =>
        DeliveryThread.RunAsync(options, ending, (end, token) => Deliver(mail, end, token), cancellationToken);

    private DeliveryAnswer Deliver(OutgoingMail mail, Action ending, CancellationToken cancellationToken)
    {
        SmtpClient? client = null;
        try
        {
            client = Take(cancellationToken);
            using var message = WrittenBody.Message(mail, ending, cancellationToken);
            client.Send(message, cancellationToken);
            idle.Put(client);
            return DeliveryAnswer.Accepted;
        }
        catch (SmtpCommandException refusal)
        {
            client?.Dispose();
            return SmtpReply.Answer((int)refusal.StatusCode, refusal.Message);
        }
        catch (Exception failure) when (failure is ProtocolException or ServiceNotConnectedException or AuthenticationException
            or SslHandshakeException or IOException or SocketException or NotSupportedException or TimeoutException)
        {
            client?.Dispose();
            return DeliveryAnswer.Unreachable(CleanText.OneLine(failure.Message));
        }
        catch
        {
            client?.Dispose();
            throw;
        }
    }

    public void Dispose() => idle.Dispose();

    private SmtpClient Take(CancellationToken cancellationToken)
    {
        while (idle.Take() is { } kept)
        {
            if (kept.IsConnected)
                return kept;
            kept.Dispose();
        }

        // Like the framework's client it asks nobody whether a certificate was revoked: a relay's own authority mostly
        // says that nowhere, and then no mail would go.
        var client = new SmtpClient { Timeout = (int)DeliveryThread.Longest(options).TotalMilliseconds, CheckCertificateRevocation = false };
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            socket.Connect(options.Host, options.Port);
            client.Connect(socket, options.Host, options.Port, Security(), cancellationToken);
            if (!string.IsNullOrEmpty(options.User))
                client.Authenticate(options.User, options.Password ?? "", cancellationToken);
            return client;
        }
        catch
        {
            client.Dispose();
            socket.Dispose();
            throw;
        }
    }

    private SecureSocketOptions Security() => options.Security switch
    {
        MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
        MailSecurity.StartTls => SecureSocketOptions.StartTls,
        _ => SecureSocketOptions.None,
    };
}
#endif
