using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.Subscribers;

/// <summary>Gives a subscriber all that the hub has of them, and forgets it.</summary>
public sealed class OwnDataStore(HubDatabase database)
{
    private const string Searches = """
        SELECT name, frequency, active, created_at, criteria AS criteria_text
        FROM subscription WHERE subscriber_id = @Id ORDER BY id
        """;

    private const string Digests = "SELECT period, composed_at, items FROM digest WHERE subscriber_id = @Id ORDER BY id";

    private const string Notices = """
        SELECT n.source_id, n.native_id, m.matched_at, d.period
        FROM subscription AS s JOIN notice_match AS m ON m.subscription_id = s.id JOIN notice AS n ON n.id = m.notice_id
            LEFT JOIN digest AS d ON d.id = m.digest_id
        WHERE s.subscriber_id = @Id
        ORDER BY m.id
        """;

    private const string PlanLines = """
        SELECT l.source_id, l.native_id, l.plan_year, m.matched_at, d.period
        FROM subscription AS s JOIN plan_line_match AS m ON m.subscription_id = s.id JOIN plan_line AS l ON l.id = m.line_id
            LEFT JOIN digest AS d ON d.id = m.digest_id
        WHERE s.subscriber_id = @Id
        ORDER BY m.id
        """;

    private const string Mails = """
        SELECT m.subject, m.created_at, d.state, d.ended_at
        FROM outbox_delivery AS d JOIN outbox_mail AS m ON m.id = d.mail_id
        WHERE d.recipient_folded = @folded
        ORDER BY m.id
        """;

    private const string Signups = "SELECT requested_at, confirmed_at FROM signup WHERE email_folded = @folded ORDER BY id";

    private const string Suppressions = "SELECT reason, since, lifted_at FROM suppression WHERE email_folded = @folded ORDER BY id";

    public Task<OwnData> ReadAsync(Subscriber subscriber, CancellationToken cancellationToken) => database.ReadAsync(
        async transaction =>
        {
            var asked = new { subscriber.Id, folded = EmailAddress.Fold(subscriber.Email) };
            return new OwnData(
                subscriber,
                await transaction.ListAsync<OwnSearch>(Searches, asked, cancellationToken),
                await transaction.ListAsync<OwnDigest>(Digests, asked, cancellationToken),
                await transaction.ListAsync<OwnNotice>(Notices, asked, cancellationToken),
                await transaction.ListAsync<OwnPlanLine>(PlanLines, asked, cancellationToken),
                await transaction.ListAsync<OwnMail>(Mails, asked, cancellationToken),
                await transaction.ListAsync<OwnSignup>(Signups, asked, cancellationToken),
                await transaction.ListAsync<OwnSuppression>(Suppressions, asked, cancellationToken));
        }, cancellationToken);

    private static readonly BulkTable<long> Forgotten = new BulkTable<long>("forgotten_mail").Integer("id", id => id);

    private const string OwnMails = """
        SELECT m.id FROM outbox_mail AS m WHERE m.subscriber_id = @Id
        UNION SELECT d.mail_id FROM outbox_delivery AS d WHERE d.recipient_folded = @folded
        """;

    private static readonly string[] forget =
    [
        // An address that complained, or does not exist, gets no mail either when somebody types it again.
        "UPDATE suppression SET email = @hash, email_folded = @hash, detail = NULL, mail_id = NULL WHERE email_folded = @folded",
        // 7 and 8: that it gets no mail, and that it does again.
        "UPDATE staff_act SET subject = @hash WHERE subject = @folded AND act IN (7, 8)",
        "UPDATE suppression SET mail_id = NULL WHERE mail_id IN (SELECT id FROM [#forgotten_mail])",
        "UPDATE returned_mail SET mail_id = NULL, recipient = NULL, detail = NULL WHERE mail_id IN (SELECT id FROM [#forgotten_mail])",
        "DELETE FROM outbox_delivery WHERE mail_id IN (SELECT id FROM [#forgotten_mail])",
        "DELETE FROM outbox_body WHERE mail_id IN (SELECT id FROM [#forgotten_mail])",
        "DELETE FROM outbox_mail WHERE id IN (SELECT id FROM [#forgotten_mail])",
        "DELETE FROM reminder WHERE subscriber_id = @Id",
        "DELETE FROM notice_match WHERE subscription_id IN (SELECT s.id FROM subscription AS s WHERE s.subscriber_id = @Id)",
        "DELETE FROM plan_line_match WHERE subscription_id IN (SELECT s.id FROM subscription AS s WHERE s.subscriber_id = @Id)",
        "DELETE FROM digest WHERE subscriber_id = @Id",
        "DELETE FROM subscription WHERE subscriber_id = @Id",
        "DELETE FROM subscriber_link WHERE subscriber_id = @Id",
        "DELETE FROM signup WHERE email_folded = @folded",
        "DELETE FROM subscriber WHERE id = @Id",
    ];

    /// <summary>
    /// Takes out the subscriber, their searches, what they were told, and their mails, also those that wait to be sent. What
    /// stays of an address that gets no mail is its hash.
    /// </summary>
    /// <returns>False when there is no such subscriber.</returns>
    public Task<bool> ForgetAsync(Subscriber subscriber, CancellationToken cancellationToken) => database.WriteAsync(
        async transaction =>
        {
            var folded = EmailAddress.Fold(subscriber.Email);
            var asked = new { subscriber.Id, folded, hash = EmailAddress.Hash(folded) };
            await database.Dialect.StageAsync(
                transaction, Forgotten, await transaction.ListAsync<long>(OwnMails, asked, cancellationToken), cancellationToken);
            var taken = 0;
            foreach (var statement in forget)
                taken = await transaction.RunAsync(statement, asked, cancellationToken);
            return taken == 1;
        }, cancellationToken);
}
