using Dapper;
using Microsoft.Data.Sqlite;
using ProcurementHub.Storage;
using ProcurementHub.Storage.Digests;
using ProcurementHub.Storage.Engines;
using ProcurementHub.Storage.Migrating;

namespace ProcurementHub.Tests.Storage;

/// <summary>What the bodies of mails take of an embedded database, and how those of before 0038 come through the upgrade.</summary>
public sealed class OutboxRoomTests : StoreTests<SqliteDatabase>
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Test]
    public async Task Mails_OfLaterRounds_UseTheRoomOfThoseThatAreOut()
    {
        const int mails = 200;
        await Subscribers.ImportAsync([.. Enumerable.Range(1, mails).Select(number => Subscription($"s{number}@example.pe", sectors: "fuel"))], Now, Now, None);
        var ids = (await Subscribers.ActiveSubscriptionsAsync(None)).Select(subscription => subscription.SubscriberId).ToList();
        var body = new string('x', 9_000);
        var pages = new List<long>();
        for (var round = 0; round < 6; round++)
        {
            await Digests.CommitAsync([.. ids.Select(id => Digest(id, $"d{round}", body))], Now, None);
            while (await Outbox.LeaseAsync("w1", 100, Now, Minute, None) is { Count: > 0 } taken)
                await Outbox.MarkSentAsync([.. taken.Select(mail => mail.Id)], "w1", Now, None);
            Assert.That(await Outbox.EmptyEndedAsync(Now, 1000, None), Is.EqualTo(mails));
            pages.Add(await Database.FirstAsync<long>("SELECT p.page_count * s.page_size FROM pragma_page_count AS p, pragma_page_size AS s", null, None));
        }

        Assert.That((pages[5] - pages[1]) / (4 * mails), Is.LessThan(1_500), "bytes that each mail of four rounds left");
    }

    [Test]
    public async Task Upgrade_With100000MailsDue_LosesAndRepeatsNone()
    {
        const int mails = 100_000;
        var folder = Directory.CreateTempSubdirectory("hub-outbox-upgrade-");
        var options = new StorageOptions { ConnectionString = $"Data Source={Path.Combine(folder.FullName, "hub.db")};Pooling=False", EvidenceFolder = folder.FullName };
        var database = HubDatabase.For(options);
        await using (var connection = new SqliteConnection(options.ConnectionString))
            await FillAsync(connection, mails);

        await new Migrator(database, TimeProvider.System).MigrateAsync(None);

        var outbox = new OutboxStore(database);
        var seen = new HashSet<long>();
        while (await outbox.LeaseAsync("w1", 5_000, Now, Minute, None) is { Count: > 0 } taken)
        {
            Assert.That(taken.Where(mail => !seen.Add(mail.Id)), Is.Empty, "taken twice");
            Assert.That(taken.Where(mail => (mail.MessageId, mail.Html, mail.Text, mail.Headers.Count) != ($"<{mail.Id}@hub.example>", $"<p>{mail.Id}</p>", $"{mail.Id}", 1)), Is.Empty, "not as it was");
            Assert.That(await outbox.MarkSentAsync([.. taken.Select(mail => mail.Id)], "w1", Now, None), Is.EqualTo(taken.Count));
        }

        Assert.That(seen, Has.Count.EqualTo(mails));
        Assert.That(await outbox.CountAsync(None), Is.EqualTo(new OutboxCounts(0, 0, mails, 0)));
        folder.Delete(recursive: true);
    }

    // Every tenth is on its way from a node that died, whose time is up.
    private async Task FillAsync(SqliteConnection connection, int mails)
    {
        connection.Open();
        connection.CreateFunction("sha256", (string text) => text);
        await connection.ExecuteAsync("CREATE TABLE schema_migration (name VARCHAR(200) NOT NULL PRIMARY KEY, applied_at VARCHAR(40) NOT NULL, sha256 VARCHAR(64) NOT NULL)");
        foreach (var migration in Migration.Of("Sqlite").TakeWhile(migration => string.CompareOrdinal(migration.Name, "0038") < 0))
        {
            await connection.ExecuteAsync(migration.Sql);
            await connection.ExecuteAsync("INSERT INTO schema_migration VALUES (@Name, '', @Sha256)", new { migration.Name, migration.Sha256 });
        }

        var at = (Now.AddHours(-1) - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
        await connection.ExecuteAsync($$"""
            WITH RECURSIVE n (id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n WHERE id < {{mails}})
            INSERT INTO outbox_mail (id, period, message_id, recipient, subject, headers, html_body, text_body, created_at)
            SELECT id, 'signup:' || id, '<' || id || '@hub.example>', 's' || id || '@example.pe', 'Una', '{"List-Id":"a"}', '<p>' || id || '</p>', id, {{at}} FROM n;
            INSERT INTO outbox_delivery (mail_id, recipient_folded, domain, state, attempts, refusals, next_attempt_at, lease_owner, lease_until, has_content)
            SELECT id, recipient, 'example.pe', id % 10 = 0, 0, 0, {{at}}, CASE WHEN id % 10 = 0 THEN 'dead' END, CASE WHEN id % 10 = 0 THEN {{at}} END, 1 FROM outbox_mail;
            """);
    }

    private static DigestDraft Digest(long subscriberId, string period, string body) => new()
    {
        SubscriberId = subscriberId, Period = period, Items = 1, LeftOut = 0, Matches = [],
        Mail = new MailDraft { MessageId = $"<{subscriberId}.{period}@hub.example>", Recipient = $"s{subscriberId}@example.pe", Subject = "Una", Html = body, Text = "x" },
    };
}
