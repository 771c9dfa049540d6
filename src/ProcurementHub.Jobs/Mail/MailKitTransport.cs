#if WITH_MAILKIT
using System.Collections.Concurrent;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace ProcurementHub.Jobs.Mail;

/// <summary>
/// SMTP on MailKit. It is handed a connected socket without Nagle's delay: else each mail waits some 40 ms for
/// the acknowledgement of its last packet.
/// </summary>
public sealed class MailKitTransport(SmtpOptions options) : IMailTransport, IDisposable
{
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(60);

    private readonly ConcurrentBag<SmtpClient> idle = [];

    public async Task<DeliveryAnswer> DeliverAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(patience);
        SmtpClient? client = null;
        try
        {
            client = await TakeAsync(limited.Token);
            using var bytes = new MemoryStream(MimeWriter.Write(mail));
            using var message = await MimeMessage.LoadAsync(bytes, limited.Token);
            await client.SendAsync(message, limited.Token);
            idle.Add(client);
            return DeliveryAnswer.Accepted;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            client?.Dispose();
            return DeliveryAnswer.Transient($"{options.Host} gave no answer within {patience.TotalSeconds:0} seconds.");
        }
        catch (SmtpCommandException refusal)
        {
            client?.Dispose();
            return SmtpReply.Answer((int)refusal.StatusCode, refusal.Message);
        }
        catch (Exception failure) when (failure is ProtocolException or ServiceNotConnectedException or AuthenticationException
            or SslHandshakeException or IOException or SocketException or NotSupportedException)
        {
            client?.Dispose();
            return DeliveryAnswer.Transient(failure.Message);
        }
        catch
        {
            client?.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        while (idle.TryTake(out var client))
            client.Dispose();
    }

    private async Task<SmtpClient> TakeAsync(CancellationToken cancellationToken)
    {
        while (idle.TryTake(out var kept))
        {
            if (kept.IsConnected)
                return kept;
            kept.Dispose();
        }

        var client = new SmtpClient();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(options.Host, options.Port, cancellationToken);
            await client.ConnectAsync(socket, options.Host, options.Port, Security(), cancellationToken);
            if (!string.IsNullOrEmpty(options.User))
                await client.AuthenticateAsync(options.User, options.Password ?? "", cancellationToken);
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
