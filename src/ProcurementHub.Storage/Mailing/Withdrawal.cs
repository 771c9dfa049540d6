using System.Data.Common;
using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.Mailing;

/// <summary>
/// Takes back mails that are composed and not yet out. The owner of a lease stays, so that a mail that was already
/// on its way can still be marked as sent. What a withdrawn digest told is untold again: after a pause, or when a
/// suppression is lifted, the next digest tells it, unless it has closed.
/// </summary>
internal static class Withdrawal
{
    private const int IdsAtOnce = 1000;

    private const string Unwanted = """
        SELECT d.mail_id,
            CASE WHEN EXISTS (SELECT 1 FROM suppression AS x WHERE x.email_folded = d.recipient_folded AND x.lifted_at IS NULL)
                    THEN 'The address gets no mail.'
                WHEN u.active = 0 THEN 'Unsubscribed.'
                WHEN u.paused_until > @now THEN 'Paused.' END AS why
        FROM outbox_delivery AS d
            JOIN outbox_mail AS m ON m.id = d.mail_id
            LEFT JOIN subscriber AS u ON u.id = m.subscriber_id
        WHERE d.mail_id IN @ids AND (u.active = 0 OR u.paused_until > @now
            OR EXISTS (SELECT 1 FROM suppression AS x WHERE x.email_folded = d.recipient_folded AND x.lifted_at IS NULL))
        """;

    /// <summary>Of these mails, those that their readers do not want any more.</summary>
    public static async Task OfUnwantedAsync(
        DbTransaction transaction, IReadOnlyList<long> ids, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var unwanted = new List<UnwantedMail>();
        foreach (var some in ids.Chunk(IdsAtOnce))
            unwanted.AddRange(await transaction.ListAsync<UnwantedMail>(Unwanted, new { ids = some, now }, cancellationToken));
        foreach (var group in unwanted.GroupBy(mail => mail.Why))
            await RunAsync(transaction, [.. group.Select(mail => mail.MailId)], group.Key, now, cancellationToken);
    }

    private const string OfSubscriber = """
        SELECT d.mail_id FROM outbox_delivery AS d JOIN outbox_mail AS m ON m.id = d.mail_id
        WHERE m.subscriber_id = @subscriberId AND d.state IN (0, 1)
        """;

    public static async Task OfSubscriberAsync(
        DbTransaction transaction, long subscriberId, string why, DateTimeOffset at, CancellationToken cancellationToken) =>
        await RunAsync(
            transaction, await transaction.ListAsync<long>(OfSubscriber, new { subscriberId }, cancellationToken), why, at, cancellationToken);

    private const string OfAddress = "SELECT mail_id FROM outbox_delivery WHERE recipient_folded = @folded AND state IN (0, 1)";

    public static async Task OfAddressAsync(
        DbTransaction transaction, string folded, string why, DateTimeOffset at, CancellationToken cancellationToken) =>
        await RunAsync(
            transaction, await transaction.ListAsync<long>(OfAddress, new { folded }, cancellationToken), why, at, cancellationToken);

    private const string Withdraw =
        "UPDATE outbox_delivery SET state = 4, ended_at = @at, last_error = @why WHERE mail_id IN @ids AND state IN (0, 1)";

    // The subscriptions are there for the index of the matches.
    private const string Untell = """
        UPDATE notice_match SET digest_id = NULL, told_version = NULL
        WHERE subscription_id IN (
                SELECT s.id FROM subscription AS s JOIN outbox_mail AS m ON m.subscriber_id = s.subscriber_id WHERE m.id IN @ids)
            AND digest_id IN (SELECT m.digest_id FROM outbox_mail AS m WHERE m.id IN @ids AND m.digest_id IS NOT NULL)
        """;

    private const string UntellPlanLines = """
        UPDATE plan_line_match SET digest_id = NULL, told_version = NULL
        WHERE subscription_id IN (
                SELECT s.id FROM subscription AS s JOIN outbox_mail AS m ON m.subscriber_id = s.subscriber_id WHERE m.id IN @ids)
            AND digest_id IN (SELECT m.digest_id FROM outbox_mail AS m WHERE m.id IN @ids AND m.digest_id IS NOT NULL)
        """;

    /// <summary>What these mails told did not reach anybody: the next digest tells it.</summary>
    public static async Task UntellAsync(DbTransaction transaction, IReadOnlyList<long> ids, CancellationToken cancellationToken)
    {
        await transaction.RunAsync(Untell, new { ids }, cancellationToken);
        await transaction.RunAsync(UntellPlanLines, new { ids }, cancellationToken);
    }

    private static async Task RunAsync(
        DbTransaction transaction, IReadOnlyList<long> ids, string why, DateTimeOffset at, CancellationToken cancellationToken)
    {
        foreach (var some in ids.Chunk(IdsAtOnce))
        {
            await transaction.RunAsync(Withdraw, new { ids = some, why, at }, cancellationToken);
            await UntellAsync(transaction, some, cancellationToken);
        }
    }

    private sealed record UnwantedMail
    {
        public required long MailId { get; init; }

        public required string Why { get; init; }
    }
}
