using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ProcurementHub.Jobs.Nodes;
using ProcurementHub.Jobs.Telemetry;
using ProcurementHub.Storage.Digests;

namespace ProcurementHub.Jobs.Mail;

/// <summary>
/// Sends what waits in the outbox. Each answer is recorded as it comes; what a crash leaves unrecorded is taken
/// up again when its lease ends, under the same Message-ID. Several passes may run side by side.
/// </summary>
public sealed partial class SendPass(
    OutboxStore outbox, IMailTransport transport, IOptions<MailOptions> options, TimeProvider time, ILogger<SendPass> logger)
{
    /// <summary>How long mails that are on their way may still take when the program is told to stop.</summary>
    private static readonly TimeSpan leaveTaking = TimeSpan.FromSeconds(10);

    /// <summary>What is handed over must be so before another pass, which hears nothing of this one, may take it.</summary>
    private static readonly TimeSpan leastLeft = TimeSpan.FromSeconds(20);

    private const int EmptiedAtOnce = 500;

    public async Task<SendResult> RunAsync(CancellationToken cancellationToken)
    {
        using var trace = HubTraces.Begin("send");
        var owner = $"{NodeName.Current}/{Guid.NewGuid():N}";
        var connections = options.Value.Smtp.Connections;
        await using var heartbeat = new Heartbeat(HoldAsync, time, CancellationToken.None);
        using var late = new CancellationTokenSource();
        using var stopping = cancellationToken.Register(() => late.CancelAfter(leaveTaking));
        var tally = new SendTally();
        try
        {
            await using var marks = new SentMarks(outbox, owner, time);
            using var ends = new MailEnds(options.Value.Smtp.Unconfirmed, options.Value.Smtp.Timeout);
            using var queue = new SendingQueue(options.Value, time, outbox, owner, Heartbeat.LongestSilence);
            await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(() => WorkAsync(queue, ends, marks, late.Token), CancellationToken.None)));
        }
        finally
        {
            await outbox.ReleaseAsync(owner, CancellationToken.None);
        }

        while (await outbox.EmptyEndedAsync(time.GetUtcNow(), EmptiedAtOnce, cancellationToken) == EmptiedAtOnce)
        {
        }

        return tally.Result();

        // Whether a single mail is still this pass's, is asked before it is handed over.
        async Task<bool> HoldAsync(CancellationToken beating)
        {
            await outbox.HoldAsync(owner, time.GetUtcNow() + Heartbeat.LongestSilence, beating);
            return true;
        }

        async Task WorkAsync(SendingQueue queue, MailEnds ends, SentMarks marks, CancellationToken late)
        {
            while (await queue.NextAsync(cancellationToken) is { } message)
            {
                try
                {
                    await SendAsync(message, owner, ends, marks, tally, late);

                    // One silence after the other: most likely the server is down. The rest keeps its attempts for when it is up.
                    if (tally.UnreachableInARow >= connections)
                        queue.Stop();
                }
                catch
                {
                    queue.Stop();
                    throw;
                }
                finally
                {
                    await queue.ComeBackAsync(message);
                }
            }
        }
    }

    private async Task SendAsync(
        OutboxMessage message, string owner, MailEnds ends, SentMarks marks, SendTally tally, CancellationToken late)
    {
        // Its reader may have unsubscribed since it was taken.
        if (!await outbox.IsHeldAsync(message.Id, owner, time.GetUtcNow() + leastLeft, late))
            return;
        using var end = ends.Mail();
        var answer = OutboxMails.Outgoing(message, options.Value.Sender, time.GetUtcNow()) is { } mail
            ? await DeliverAsync(mail, end.Enter, late)
            : DeliveryAnswer.Permanent("The recipient is not an address.");

        // The mail is out, or is not: that has to be kept even when the program is stopping.
        if (answer.Outcome == DeliveryOutcome.Accepted)
        {
            await marks.MarkAsync(message.Id);
            tally.CountSent();
            HubMeters.Sent(time.GetUtcNow() - message.CreatedAt);
            return;
        }

        var now = time.GetUtcNow();
        var next = answer.Outcome == DeliveryOutcome.Transient ? Retries.Next(message.Refusals + 1, message.RefusedSince ?? now, now) : null;
        var refusal = new Refusal
        {
            At = now,
            Error = answer.Reason!,
            StatusCode = answer.StatusCode,
            NextAttemptAt = next,
            IsBadAddress = answer.Outcome == DeliveryOutcome.Permanent && EnhancedStatus.IsBadAddress(answer.StatusCode),
        };
        await outbox.MarkRefusedAsync(message.Id, owner, refusal, CancellationToken.None);
        tally.CountRefused(next is not null, answer);
        HubMeters.NotTaken(isPostponed: next is not null);
        LogNotTaken(message.MessageId, answer.Outcome, answer.Reason!, next);
    }

    /// <summary>A mail that a transport chokes on must not keep the others from going out.</summary>
    private async Task<DeliveryAnswer> DeliverAsync(OutgoingMail mail, Action ending, CancellationToken late)
    {
        try
        {
            return await transport.DeliverAsync(mail, ending, late);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailed(failure, mail.MessageId);
            return DeliveryAnswer.Transient(failure.Message);
        }
    }

    [LoggerMessage(4203, LogLevel.Error, "Mail {MessageId} could not be handed over")]
    private partial void LogFailed(Exception failure, string messageId);

    [LoggerMessage(4201, LogLevel.Warning, "Mail {MessageId} was not taken ({Outcome}): {Reason}. Next attempt: {Next}")]
    private partial void LogNotTaken(string messageId, DeliveryOutcome outcome, string reason, DateTimeOffset? next);
}
