using System.Net.Mail;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using ProcurementHub.Benchmarks.Search;
using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Subscriptions;
using ProcurementHub.Jobs;
using ProcurementHub.Jobs.Digests;
using ProcurementHub.Jobs.Digests.Wording;
using ProcurementHub.Jobs.Health;
using ProcurementHub.Jobs.Scheduling;
using ProcurementHub.Matching;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Storage;
using ProcurementHub.Storage.Collecting;
using ProcurementHub.Storage.Digests;
using ProcurementHub.Storage.Documents;
using ProcurementHub.Storage.Engines;
using ProcurementHub.Storage.Matches;
using ProcurementHub.Storage.Migrating;
using ProcurementHub.Storage.Sources;
using ProcurementHub.Storage.Subscribers;

namespace ProcurementHub.Benchmarks.Composing;

/// <summary>Subscribers who have each as many untold matches, a part of them of the same notices, as it is with popular trades.</summary>
internal sealed class ComposingHub : IDisposable
{
    private const int AtOnce = 10_000;
    private static readonly DateTimeOffset now = MadeUpNotices.Now;

    private readonly HubDatabase database;
    private readonly DigestPages pages = new();

    private ComposingHub(string file) => database = HubDatabase.For(
        new StorageOptions { ConnectionString = $"Data Source={file}", EvidenceFolder = Path.Combine(Path.GetDirectoryName(file)!, "evidence") });

    public static async Task<ComposingHub> FillAsync(string file, int subscribers, int items, int notices, CancellationToken cancellationToken)
    {
        var hub = new ComposingHub(file);
        await new Migrator(hub.database, TimeProvider.System).MigrateAsync(cancellationToken);
        await hub.KeepNoticesAsync(new MadeUpNotices(notices), cancellationToken);
        await hub.KeepMatchesAsync(subscribers, items, cancellationToken);
        return hub;
    }

    public async Task<ComposeResult> ComposeAsync(CancellationToken cancellationToken)
    {
        var (catalog, site, clock) = (SourceCatalog.Load(), Options.Create(new SiteOptions()), new StoppedClock());
        var watch = new SourceWatch(catalog, new EnabledSources(catalog, new SourceOptions(), site), new SourceStore(database), new SourceOptions(), clock);
        var mails = new DigestMails(pages, new HubLinks(new Uri("https://hub.example")), new MailAddress("avisos@hub.example"));
        var pass = new ComposePass(
            new SubscriberStore(database), new MatchStore(database), new PlanNewsReader(new PlanMatchStore(database)), new DigestStore(database), watch, mails, site, clock, NullLogger<ComposePass>.Instance);
        return await pass.RunAsync(cancellationToken);
    }

    public Task<long> MailBytesAsync(CancellationToken cancellationToken) => database.FirstAsync<long>(
        "SELECT SUM(LENGTH(CAST(html AS BLOB)) + LENGTH(CAST(text AS BLOB))) FROM outbox_body", null, cancellationToken);

    /// <summary>The floor: the same mails written once more, as rows that are there, without anything being made.</summary>
    public Task CopyMailsAsync(CancellationToken cancellationToken) =>
        database.RunAsync("CREATE TABLE copied_mail AS SELECT m.*, b.* FROM outbox_mail AS m JOIN outbox_body AS b ON b.mail_id = m.id", null, cancellationToken);

    public async Task ForgetAsync(CancellationToken cancellationToken)
    {
        foreach (var statement in new[]
        {
            "DROP TABLE IF EXISTS copied_mail", "DELETE FROM outbox_delivery", "DELETE FROM outbox_body", "DELETE FROM outbox_mail", "DELETE FROM subscriber_link", "DELETE FROM digest", "DELETE FROM reminder",
            "UPDATE notice_match SET digest_id = NULL, told_version = NULL", "UPDATE subscriber SET last_period = NULL",
        })
            await database.RunAsync(statement, null, cancellationToken);
    }

    public void Dispose()
    {
        pages.Dispose();
        SqliteConnection.ClearAllPools();
    }

    private async Task KeepNoticesAsync(MadeUpNotices notices, CancellationToken cancellationToken)
    {
        var sources = new SourceStore(database);
        await sources.UpsertAsync([new SourceRegistration(MadeUpNotices.Source, "Made up", "hash")], now, cancellationToken);
        var run = await sources.StartRunAsync(MadeUpNotices.Source, now, cancellationToken);
        var document = new FetchedDocument
        {
            SourceId = MadeUpNotices.Source, RunId = run, Url = "https://made-up.example/", Sha256 = new byte[32], Bytes = 1, At = now, ReaderVersion = "made-up/1",
        };
        var arrived = await new DocumentStore(database).PlaceAsync(document, null, cancellationToken);
        var drafts = Enumerable.Range(0, notices.Count).Select(index => notices[index]).Select((draft, index) => draft with
        {
            Content = draft.Content with
            {
                Deadline = new Deadline(now.AddDays(1 + index % 40), DeadlineBasis.Schedule), Url = $"https://made-up.example/{draft.Key.NativeId}", Published = now.AddHours(-20),
            },
        });
        await new CollectionStore(database).SaveAsync(new PassPortion
        {
            RunId = run, At = now, Documents = [arrived],
            Batches = [new DocumentBatch { SourceId = MadeUpNotices.Source, DocumentId = arrived.Row.Id, ObservedAt = now, Notices = [.. drafts] }],
        }, cancellationToken);
    }

    private async Task KeepMatchesAsync(int subscribers, int items, CancellationToken cancellationToken)
    {
        var store = new SubscriberStore(database);
        var people = Enumerable.Range(1, subscribers).Select(number => new SubscriptionImport
        {
            Email = $"empresa{number}@example.org", Name = $"Empresa {number}", Locale = number % 4 == 0 ? "en" : "es", TimeZone = "America/Lima", SendHour = 7,
            Criteria = new SubscriptionCriteria { Sectors = ["construction"] }, Frequency = Frequency.Daily,
        });
        foreach (var some in people.Chunk(AtOnce))
            await store.ImportAsync(some, now, now.AddDays(-1), cancellationToken);

        var reasons = MatchReasonJson.Write(
        [
            new MatchReason(MatchCriterion.Sector, "construction", MatchBasis.ItemCode, "CUBSO 7210150100000000"), new MatchReason(MatchCriterion.Region, "PE-CUS", MatchBasis.PlaceOfExecution, "PE-CUS"),
        ]);
        var versions = await database.ListAsync<Version>("SELECT id AS version_id, notice_id FROM notice_version", null, cancellationToken);
        var searches = await store.ActiveSubscriptionsAsync(cancellationToken);
        var matches = new MatchStore(database);
        var found = searches.Index().SelectMany(search => Enumerable.Range(0, items).Select(item => versions[(search.Index * 7 + item * 131) % versions.Count])
            .Select(version => new NewMatch(search.Item.SubscriptionId, version.NoticeId, version.VersionId, reasons)));
        foreach (var some in found.Chunk(AtOnce))
            await matches.SaveAsync(some, [], now, cancellationToken);
        await matches.SaveAsync([], [.. versions.Select(version => version.VersionId)], now, cancellationToken);
    }

    private sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }

    private sealed record Version
    {
        public required long VersionId { get; init; }

        public required long NoticeId { get; init; }
    }
}
