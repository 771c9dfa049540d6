using System.Data.Common;
using ProcurementHub.Storage.Digests;
using ProcurementHub.Storage.Engines;
using ProcurementHub.Storage.Subscribers;

namespace ProcurementHub.Storage.Mailing;

/// <summary>Puts addresses on the list of those that get no mail, within somebody else's transaction.</summary>
internal static class Suppressing
{
    // Three digests: a mailbox that was full over a weekend is not given up.
    private const int FailuresInARow = 3;

    private const string Add = """
        INSERT INTO suppression (id, email, email_folded, reason, detail, mail_id, since)
        SELECT @id, @email, @folded, @reason, @detail, @mailId, @at
        WHERE NOT EXISTS (SELECT 1 FROM suppression AS x WHERE x.email_folded = @folded AND x.lifted_at IS NULL)
        """;

    /// <summary>Also takes back what waits for the address.</summary>
    /// <returns>False when it was suppressed already.</returns>
    public static async Task<bool> AddAsync(
        DbTransaction transaction, long id, string email, SuppressionReason reason, string? detail, long? mailId, DateTimeOffset at,
        CancellationToken cancellationToken)
    {
        var folded = EmailAddress.Fold(email);
        var added = await transaction.RunAsync(
            Add, new { id, email = email.Trim(), folded, reason = (int)reason, detail, mailId, at }, cancellationToken) == 1;
        await Withdrawal.OfAddressAsync(transaction, folded, "The address gets no mail.", at, cancellationToken);
        return added;
    }

    private const string LastOnes = """
        SELECT m.recipient, o.state
        FROM outbox_mail AS m
            JOIN outbox_delivery AS d ON d.mail_id = m.id
            JOIN outbox_delivery AS o ON o.recipient_folded = d.recipient_folded
        WHERE m.id = @mailId AND o.state IN (2, 3)
            AND NOT EXISTS (SELECT 1 FROM suppression AS x WHERE x.email_folded = d.recipient_folded AND x.lifted_at > o.ended_at)
        ORDER BY o.ended_at DESC, o.mail_id DESC
        """;

    /// <summary>After a mail that was given up: does the address get any more?</summary>
    /// <returns>Whether it is suppressed.</returns>
    public static async Task<bool> AfterRefusalAsync(
        DbTransaction transaction, ISqlDialect dialect, IdRange ids, long mailId, Refusal refusal, CancellationToken cancellationToken)
    {
        var last = await transaction.ListAsync<LastMail>(
            dialect.Paged(LastOnes), new { mailId, skip = 0, take = FailuresInARow }, cancellationToken);
        var failedInARow = last.Count == FailuresInARow && last.All(mail => mail.State == OutboxState.Failed);
        if (last.Count == 0 || (!refusal.IsBadAddress && !failedInARow))
            return false;
        var reason = refusal.IsBadAddress ? SuppressionReason.BadAddress : SuppressionReason.FailedRepeatedly;
        await AddAsync(transaction, ids.Next(), last[0].Recipient, reason, refusal.Error, mailId, refusal.At, cancellationToken);
        return true;
    }

    private sealed record LastMail
    {
        public required string Recipient { get; init; }

        public required OutboxState State { get; init; }
    }
}
