using System.Text.Json;
using ProcurementHub.Storage.Digests;
using ProcurementHub.Storage.Engines;
using ProcurementHub.Storage.Figures;

namespace ProcurementHub.Tests.Storage;

/// <summary>
/// Where the bodies of mails are, from their composing to their end. Nodes of the version before 0038 go on during an
/// upgrade: what they do to the tables stands here in their own words.
/// </summary>
[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class OutboxBodyTests<TDatabase> : StoreTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private const string OldMail = """
        INSERT INTO outbox_mail (id, digest_id, subscriber_id, period, message_id, recipient, subject, headers, html_body, text_body, published, created_at)
        VALUES (@id, NULL, NULL, @period, '<old@hub.example>', 'ana@example.pe', 'Dos convocatorias', @headers, '<p>ñ</p>', 'ñ', @published, @at)
        """;

    private const string OldDelivery = """
        INSERT INTO outbox_delivery (mail_id, recipient_folded, domain, state, attempts, refusals, next_attempt_at, has_content)
        VALUES (@id, 'ana@example.pe', 'example.pe', 0, 0, 0, @at, 1)
        """;

    private const string OldContent = """
        SELECT m.id, m.subscriber_id, m.period, m.message_id, m.recipient, d.domain, m.subject, m.headers AS headers_text,
            m.html_body AS html, m.text_body AS text, d.attempts, d.refusals, d.refused_since, m.created_at
        FROM outbox_delivery AS d JOIN outbox_mail AS m ON m.id = d.mail_id
        WHERE d.mail_id IN @ids AND d.state = 1
        """;

    private const string OldEnded = "SELECT mail_id FROM outbox_delivery WHERE has_content = 1 AND state IN (2, 3, 4) AND ended_at <= @before ORDER BY mail_id";

    [Test]
    public async Task Mails_ThatHaveTheirEnd_LeaveNoBody()
    {
        await ComposeAsync("sent", "refused", "left", "waiting");
        var taken = (await Outbox.LeaseAsync("w1", 10, Now, Minute, None)).ToDictionary(mail => mail.Recipient.Split('@')[0], mail => mail.Id, StringComparer.Ordinal);
        await Outbox.MarkSentAsync(taken["sent"], "w1", Now, None);
        await Outbox.MarkRefusedAsync(taken["refused"], "w1", new Refusal { At = Now, Error = "554 not wanted" }, None);
        await Choices.UnsubscribeAsync((await Subscribers.FindByEmailAsync("left@example.pe", None))!.Id, Now, None);
        await Outbox.ReleaseAsync("w1", None);

        var emptied = await Outbox.EmptyEndedAsync(Now, 10, None);

        Assert.That(emptied, Is.EqualTo(3));
        Assert.That(await BodiesAsync(), Is.EqualTo(new[] { taken["waiting"] }));
        Assert.That((await Outbox.LeaseAsync("w2", 10, Now, Minute, None)).Single().Html, Is.EqualTo("<p>waiting</p>"));
        Assert.That(await Outbox.EmptyEndedAsync(Now, 10, None), Is.Zero);
    }

    [Test]
    public async Task Mail_ComposedByTheVersionBefore_GoesOutWithItsBodyAndIsEmptied()
    {
        await AddOldMailAsync(7);

        var mail = (await Outbox.LeaseAsync("w1", 10, Now, Minute, None)).Single();
        await Outbox.MarkSentAsync(mail.Id, "w1", Now, None);
        await Outbox.EmptyEndedAsync(Now, 10, None);

        Assert.That((mail.Html, mail.Text, mail.Headers["Auto-Submitted"]), Is.EqualTo(("<p>ñ</p>", "ñ", "auto-generated")));
        Assert.That(await Database.FirstAsync<string>("SELECT CONCAT(headers, html_body, text_body, published) FROM outbox_mail", null, None), Is.Empty);
        Assert.That((await new MailDelayStore(Database).SinceAsync(DateOnly.FromDateTime(Now.UtcDateTime), None)).Single().Hours, Is.EqualTo(3));
    }

    [Test]
    public async Task Mail_TakenByTheVersionBefore_CannotBeReadThereAndIsSentByAnother()
    {
        await ComposeAsync("ana");
        var id = (await Outbox.LeaseAsync("old", 10, Now, Minute, None)).Single().Id;

        var asTheOldNodeHasIt = (await Database.ListAsync<OutboxMessage>(OldContent, new { ids = new[] { id } }, None)).Single();
        Assert.Throws<JsonException>(() => _ = asTheOldNodeHasIt.Headers, "its pass ends here, before it hands anything over");
        await Outbox.ReleaseAsync("old", None);

        var again = (await Outbox.LeaseAsync("w1", 10, Now, Minute, None)).Single();
        Assert.That((again.Id, again.Html, again.Refusals), Is.EqualTo((id, "<p>ana</p>", 0)));
    }

    [Test]
    public async Task Bodies_AreNotEmptiedByTheVersionBefore()
    {
        await ComposeAsync("ana");
        await AddOldMailAsync(7);
        var taken = await Outbox.LeaseAsync("w1", 10, Now, Minute, None);
        await Outbox.MarkSentAsync([.. taken.Select(mail => mail.Id)], "w1", Now, None);

        Assert.That(await Database.ListAsync<long>(OldEnded, new { before = Now }, None), Is.EqualTo(new[] { 7L }));
        Assert.That(await Outbox.EmptyEndedAsync(Now, 10, None), Is.EqualTo(2));
    }

    [Test]
    public async Task Body_OfAMailThatTheVersionBeforeDeletes_GoesWithIt()
    {
        await ComposeAsync("ana");

        await Database.RunAsync("DELETE FROM outbox_delivery", null, None);
        await Database.RunAsync("DELETE FROM outbox_mail", null, None);

        Assert.That(await BodiesAsync(), Is.Empty);
    }

    private Task<IReadOnlyList<long>> BodiesAsync() => Database.ListAsync<long>("SELECT mail_id FROM outbox_body", null, None);

    private async Task AddOldMailAsync(long id)
    {
        var published = MailDelays.Write([Now.AddHours(-3.5)]);
        await Database.RunAsync(OldMail, new { id, period = "d2026-07-28", headers = """{"Auto-Submitted":"auto-generated"}""", published, at = Now }, None);
        await Database.RunAsync(OldDelivery, new { id, at = Now }, None);
    }

    private async Task ComposeAsync(params string[] names)
    {
        foreach (var name in names)
        {
            var email = $"{name}@example.pe";
            await Subscribers.ImportAsync([Subscription(email, sectors: "fuel")], Now, Now, None);
            var digest = new DigestDraft
            {
                SubscriberId = (await Subscribers.FindByEmailAsync(email, None))!.Id, Period = "d2026-07-28", Items = 1, LeftOut = 0, Matches = [], Published = [Now.AddHours(-1)],
                Mail = new MailDraft { MessageId = $"<{name}@hub.example>", Recipient = email, Subject = "Una", Html = $"<p>{name}</p>", Text = name },
            };
            Assert.That(await Digests.CommitAsync(digest, Now, None), Is.True);
        }
    }
}
