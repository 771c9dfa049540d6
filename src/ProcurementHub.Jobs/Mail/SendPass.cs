using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ProcurementHub.Storage.Digests;

namespace ProcurementHub.Jobs.Mail;

/// <summary>
/// Sends what waits in the outbox. Each answer is recorded as it comes; what a crash leaves unrecorded is taken
/// up again when its lease ends, under the same Message-ID. Several passes may run side by side.
/// </summary>
public sealed partial class SendPass(
    OutboxStore outbox, IMailTransport transport, IOptions<MailOptions> options, TimeProvider time, ILogger<SendPass> logger)
{
    // A transport answers within a minute, so a worker is through with its share well before the lease ends.
    private const int MailsPerConnection = 8;
    private static readonly TimeSpan lease = TimeSpan.FromMinutes(12);

    /// <summary>How long mails that are on their way may still take when the program is told to stop.</summary>
    private static readonly TimeSpan leaveTaking = TimeSpan.FromSeconds(10);

    public async Task<SendResult> RunAsync(CancellationToken cancellationToken)
    {
        var owner = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}";
        var connections = options.Value.Smtp.Connections;
        using var late = new CancellationTokenSource();
        using var stopping = cancellationToken.Register(() => late.CancelAfter(leaveTaking));
        var tally = new Tally();
        try
        {
            while (true)
            {
                var messages = await outbox.LeaseAsync(owner, connections * MailsPerConnection, time.GetUtcNow(), lease, cancellationToken);
                if (messages.Count == 0)
                    break;
                var before = tally.Postponed;
                await Parallel.ForEachAsync(messages,
                    new ParallelOptions { MaxDegreeOfParallelism = connections, CancellationToken = cancellationToken },
                    async (message, _) => await SendAsync(message, owner, tally, late.Token));

                // Nobody was taken: most likely the server is down. The rest keeps its attempts for when it is up.
                if (tally.Postponed - before == messages.Count)
                    break;
            }
        }
        finally
        {
            await outbox.ReleaseAsync(owner, CancellationToken.None);
        }

        var result = tally.Result();
        LogDone(result.Sent, result.Postponed, result.GivenUp);
        return result;
    }

    private async Task SendAsync(OutboxMessage message, string owner, Tally tally, CancellationToken late)
    {
        var answer = OutboxMails.Outgoing(message, options.Value.Sender, time.GetUtcNow()) is { } mail
            ? await transport.DeliverAsync(mail, late)
            : DeliveryAnswer.Permanent("The recipient is not an address.");

        // The mail is out, or is not: that has to be kept even when the program is stopping.
        var now = time.GetUtcNow();
        if (answer.Outcome == DeliveryOutcome.Accepted)
        {
            await outbox.MarkSentAsync(message.Id, owner, now, CancellationToken.None);
            tally.CountSent();
            return;
        }

        var next = answer.Outcome == DeliveryOutcome.Transient ? Retries.Next(message.Attempts, now) : null;
        await outbox.MarkFailedAsync(message.Id, owner, answer.Reason!, next, CancellationToken.None);
        tally.CountFailed(next is not null, answer.Reason!);
        LogNotTaken(message.MessageId, answer.Outcome, answer.Reason!, next);
    }

    private sealed class Tally
    {
        private int sent;
        private int postponed;
        private int givenUp;
        private string? lastError;

        public int Postponed => postponed;

        public void CountSent() => Interlocked.Increment(ref sent);

        public void CountFailed(bool isPostponed, string reason)
        {
            Interlocked.Increment(ref isPostponed ? ref postponed : ref givenUp);
            lastError = reason;
        }

        public SendResult Result() => new(sent, postponed, givenUp, lastError);
    }

    [LoggerMessage(4201, LogLevel.Warning, "Mail {MessageId} was not taken ({Outcome}): {Reason}. Next attempt: {Next}")]
    private partial void LogNotTaken(string messageId, DeliveryOutcome outcome, string reason, DateTimeOffset? next);

    [LoggerMessage(4202, LogLevel.Information, "Sent {Sent} mails, postponed {Postponed}, gave up {GivenUp}")]
    private partial void LogDone(int sent, int postponed, int givenUp);
}
