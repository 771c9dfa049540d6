using System.Data.Common;
using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.Mailing;

/// <summary>
/// What was sent long ago: who got which mail, and which matches it told. What a reader was told of a notice that may
/// still change stays, since it must not be told to them as new.
/// </summary>
public sealed class OldMails(HubDatabase database)
{
    private const int AtOnce = 500;

    private const string First = """
        SELECT m.id, m.digest_id, m.subscriber_id
        FROM outbox_mail AS m JOIN outbox_delivery AS d ON d.mail_id = m.id
        WHERE m.digest_id IS NOT NULL AND m.subscriber_id IS NOT NULL AND m.created_at < @before AND d.state IN (2, 3, 4)
        ORDER BY m.id
        """;

    private static readonly BulkTable<OldMail> Old = new BulkTable<OldMail>("old_mail")
        .Integer("id", mail => mail.Id)
        .Integer("digest_id", mail => mail.DigestId)
        .Integer("subscriber_id", mail => mail.SubscriberId);

    // The subscriptions are there for the index of the matches.
    private const string OfTheirReaders =
        "SELECT s.id FROM subscription AS s WHERE s.subscriber_id IN (SELECT o.subscriber_id FROM [#old_mail] AS o)";

    private static readonly string[] forget =
    [
        $"""
        DELETE FROM notice_match
        WHERE subscription_id IN ({OfTheirReaders}) AND digest_id IN (SELECT o.digest_id FROM [#old_mail] AS o)
            AND EXISTS (SELECT 1 FROM notice AS n WHERE n.id = notice_match.notice_id AND n.deadline_at < @before)
        """,
        $"""
        DELETE FROM plan_line_match
        WHERE subscription_id IN ({OfTheirReaders}) AND digest_id IN (SELECT o.digest_id FROM [#old_mail] AS o)
            AND EXISTS (SELECT 1 FROM plan_line AS l WHERE l.id = plan_line_match.line_id AND l.plan_year < @year)
        """,
        "UPDATE suppression SET mail_id = NULL WHERE mail_id IN (SELECT o.id FROM [#old_mail] AS o)",
        "UPDATE returned_mail SET mail_id = NULL WHERE mail_id IN (SELECT o.id FROM [#old_mail] AS o)",
        "DELETE FROM outbox_delivery WHERE mail_id IN (SELECT o.id FROM [#old_mail] AS o)",
        "DELETE FROM outbox_body WHERE mail_id IN (SELECT o.id FROM [#old_mail] AS o)",
        "DELETE FROM outbox_mail WHERE id IN (SELECT o.id FROM [#old_mail] AS o)",
    ];

    /// <summary>In portions, so that nobody waits long.</summary>
    /// <returns>How many mails were forgotten.</returns>
    public async Task<int> ForgetAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        for (var forgotten = 0; ;)
        {
            var some = await database.WriteAsync(transaction => ForgetSomeAsync(transaction, before, cancellationToken), cancellationToken);
            forgotten += some;
            if (some < AtOnce)
                return forgotten;
        }
    }

    private async Task<int> ForgetSomeAsync(DbTransaction transaction, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var mails = await transaction.ListAsync<OldMail>(database.Dialect.Paged(First), new { before, skip = 0, take = AtOnce }, cancellationToken);
        if (mails.Count == 0)
            return 0;
        await database.Dialect.StageAsync(transaction, Old, mails, cancellationToken);
        foreach (var statement in forget)
            await transaction.RunAsync(statement, new { before, year = before.Year }, cancellationToken);
        return mails.Count;
    }

    private sealed record OldMail
    {
        public required long Id { get; init; }

        public required long DigestId { get; init; }

        public required long SubscriberId { get; init; }
    }
}
