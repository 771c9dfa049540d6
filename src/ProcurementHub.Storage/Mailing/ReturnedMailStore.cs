using System.Data.Common;
using ProcurementHub.Storage.Digests;
using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.Mailing;

/// <summary>
/// Acts on bounces and complaints: each is kept together with what is done about it, and once only. A report is
/// believed when it names a mail by its Message-ID, which nobody but its reader can know; whom else it names does
/// not count.
/// </summary>
public sealed class ReturnedMailStore(HubDatabase database)
{
    private const string Known = "SELECT action FROM returned_mail WHERE file_name = @FileName";

    private const string Named = """
        SELECT m.id, m.subscriber_id, m.recipient, d.state
        FROM outbox_mail AS m JOIN outbox_delivery AS d ON d.mail_id = m.id
        WHERE m.message_id = @messageId
        """;

    private const string Keep = """
        INSERT INTO returned_mail (id, file_name, kind, action, mail_id, recipient, status_code, detail, read_at)
        VALUES (@id, @FileName, @kind, @action, @mailId, @recipient, @StatusCode, @Detail, @at)
        """;

    /// <returns>What was done; of a file that was read before, what was done then.</returns>
    public async Task<ReturnedMailAction> HandleAsync(ReturnedMail mail, DateTimeOffset at, CancellationToken cancellationToken)
    {
        using var ids = await database.Ids.ReserveAsync(2, cancellationToken);
        return await database.WriteAsync(async transaction =>
        {
            ids.Rewind();
            if ((await transaction.ListAsync<ReturnedMailAction>(Known, new { mail.FileName }, cancellationToken)) is [var before])
                return before;
            var named = mail.MessageId is null ? null
                : await transaction.FirstAsync<NamedMail>(Named, new { messageId = mail.MessageId }, cancellationToken);
            var action = mail.Kind switch
            {
                ReturnedMailKind.Failure or ReturnedMailKind.Complaint when named is null => ReturnedMailAction.NotOurs,
                ReturnedMailKind.Failure => await FailAsync(transaction, ids, named!, mail, at, cancellationToken),
                ReturnedMailKind.Complaint => await ComplainAsync(transaction, ids, named!, mail, at, cancellationToken),
                _ => ReturnedMailAction.None,
            };
            await transaction.RunAsync(Keep, new
            {
                id = ids.Next(), mail.FileName, kind = (int)mail.Kind, action = (int)action, mailId = named?.Id,
                recipient = named?.Recipient ?? mail.Recipient, mail.StatusCode, mail.Detail, at,
            }, cancellationToken);
            return action;
        }, cancellationToken);
    }

    // It was taken by the next server, and did not arrive.
    private const string Bounced = """
        UPDATE outbox_delivery SET state = 3, ended_at = @at, status_code = @code, last_error = @error
        WHERE mail_id = @mailId AND state = 2
        """;

    private async Task<ReturnedMailAction> FailAsync(
        DbTransaction transaction, IdRange ids, NamedMail named, ReturnedMail mail, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var error = mail.Detail ?? "It came back.";
        if (await transaction.RunAsync(Bounced, new { mailId = named.Id, at, code = mail.StatusCode, error }, cancellationToken) == 1)
            await Withdrawal.UntellAsync(transaction, [named.Id], cancellationToken);
        var refusal = new Refusal { At = at, Error = error, StatusCode = mail.StatusCode, IsBadAddress = mail.IsBadAddress };
        return await Suppressing.AfterRefusalAsync(transaction, database.Dialect, ids, named.Id, refusal, cancellationToken)
            ? ReturnedMailAction.Suppressed
            : ReturnedMailAction.Failed;
    }

    private const string Unsubscribe = "UPDATE subscriber SET active = 0 WHERE id = @subscriberId";

    private static async Task<ReturnedMailAction> ComplainAsync(
        DbTransaction transaction, IdRange ids, NamedMail named, ReturnedMail mail, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (named.SubscriberId is { } subscriberId)
        {
            await transaction.RunAsync(Unsubscribe, new { subscriberId }, cancellationToken);
            await Withdrawal.OfSubscriberAsync(transaction, subscriberId, "Unsubscribed.", at, cancellationToken);
        }

        await Suppressing.AddAsync(
            transaction, ids.Next(), named.Recipient, SuppressionReason.Complaint, mail.Detail, named.Id, at, cancellationToken);
        return ReturnedMailAction.Unsubscribed;
    }

    private const string Since = """
        SELECT file_name, kind, action, recipient, status_code, detail, read_at
        FROM returned_mail WHERE read_at >= @since ORDER BY read_at DESC, id DESC
        """;

    public Task<IReadOnlyList<ReturnedMailRow>> SinceAsync(DateTimeOffset since, CancellationToken cancellationToken) =>
        database.ListAsync<ReturnedMailRow>(Since, new { since }, cancellationToken);

    private sealed record NamedMail
    {
        public required long Id { get; init; }

        public long? SubscriberId { get; init; }

        public required string Recipient { get; init; }

        public required OutboxState State { get; init; }
    }
}
