using Dapper;
using Microsoft.Data.Sqlite;
using ProcurementHub.Storage;
using ProcurementHub.Storage.Digests;
using ProcurementHub.Storage.Mailing;
using ProcurementHub.Storage.Migrating;
using ProcurementHub.Storage.Subscribers;

namespace ProcurementHub.Tests.Storage;

/// <summary>A database from before the outbox was parted, with mails that wait and links that are out.</summary>
public sealed class DeliveryMigrationTests
{
    private static CancellationToken None => CancellationToken.None;

    [Test]
    public async Task Migrate_WithMailsAndLinks_KeepsBoth()
    {
        var folder = Directory.CreateTempSubdirectory("hub-migration-");
        var options = new StorageOptions { ConnectionString = $"Data Source={Path.Combine(folder.FullName, "hub.db")};Pooling=False", EvidenceFolder = folder.FullName };
        var token = new string('a', 64);
        var now = new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
        var micros = (now - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
        await using (var connection = new SqliteConnection(options.ConnectionString))
        {
            await connection.ExecuteAsync("CREATE TABLE schema_migration (name VARCHAR(200) NOT NULL PRIMARY KEY, applied_at VARCHAR(40) NOT NULL, sha256 VARCHAR(64) NOT NULL)");
            foreach (var migration in Migration.Of("Sqlite").TakeWhile(migration => string.CompareOrdinal(migration.Name, "0019") < 0))
            {
                await connection.ExecuteAsync(migration.Sql);
                await connection.ExecuteAsync("INSERT INTO schema_migration VALUES (@Name, '', @Sha256)", new { migration.Name, migration.Sha256 });
            }

            await connection.ExecuteAsync($"""
                INSERT INTO subscriber (id, email, email_folded, name, locale, time_zone, send_hour, verified_at, unsubscribe_token, active, created_at)
                VALUES (1, 'Ana@Example.pe', 'ana@example.pe', NULL, 'es', 'America/Lima', 7, {micros}, '{token}', 1, {micros});
                INSERT INTO digest (id, subscriber_id, period, composed_at, items, left_out) VALUES (2, 1, 'd1', {micros}, 1, 0);
                INSERT INTO outbox_message (id, digest_id, subscriber_id, period, message_id, recipient, subject, headers, html_body, text_body, state, attempts, next_attempt_at, created_at)
                VALUES (3, 2, 1, 'd1', '<1@hub.example>', 'Ana@Example.pe', 'Una', '{"{}"}', '<p>a</p>', 'a', 0, 0, {micros}, {micros});
                """);
        }

        var database = HubDatabase.For(options);
        await new Migrator(database, TimeProvider.System).MigrateAsync(None);

        var message = (await new OutboxStore(database).LeaseAsync("w1", 10, now, TimeSpan.FromMinutes(1), None)).Single();
        var subscribers = new SubscriberStore(database);
        Assert.That((message.MessageId, message.Recipient, message.Domain, message.Text, message.SubscriberId),
            Is.EqualTo(("<1@hub.example>", "Ana@Example.pe", "example.pe", "a", (long?)1)));
        Assert.That((await subscribers.FindByLinkAsync(token, now.AddDays(399), None))!.Id, Is.EqualTo(1));
        Assert.That(await subscribers.FindByLinkAsync(token, now.AddDays(401), None), Is.Null);
        Assert.That(await subscribers.FindByLinkAsync(LinkToken.New(), now, None), Is.Null);
        folder.Delete(recursive: true);
    }
}
