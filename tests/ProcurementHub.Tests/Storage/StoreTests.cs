using ProcurementHub.Core.Documents;
using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Plans;
using ProcurementHub.Core.Subscriptions;
using ProcurementHub.Storage;
using ProcurementHub.Storage.Collecting;
using ProcurementHub.Storage.Digests;
using ProcurementHub.Storage.Documents;
using ProcurementHub.Storage.Mailing;
using ProcurementHub.Storage.Matches;
using ProcurementHub.Storage.Notices;
using ProcurementHub.Storage.Plans;
using ProcurementHub.Storage.Sources;
using ProcurementHub.Storage.Subscribers;

namespace ProcurementHub.Tests.Storage;

/// <summary>The contract of the stores, the same on every engine; each test begins with an empty database.</summary>
[NonParallelizable]
public abstract class StoreTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    protected const string Source = "pe-example";

    private long _documentId;
    private long _runId;

    protected static CancellationToken None => CancellationToken.None;

    /// <summary>Moved by hand; with microseconds, which both engines must keep.</summary>
    protected DateTimeOffset Now { get; set; }

    protected TDatabase Engine { get; } = new();

    protected StorageOptions Options { get; private set; } = null!;

    protected HubDatabase Database { get; private set; } = null!;

    protected SourceStore Sources => new(Database);

    protected DocumentStore Documents => new(Database);

    protected CollectionStore Collection => new(Database);

    protected NoticeStore Notices => new(Database);

    protected PendingVersions Pending => new(Database);

    protected SubscriberStore Subscribers => new(Database);

    protected MatchStore Matches => new(Database);

    protected PendingPlanLines PendingPlans => new(Database);

    protected PlanMatchStore PlanMatches => new(Database);

    protected DigestStore Digests => new(Database);

    protected OutboxStore Outbox => new(Database);

    protected SubscriberChoices Choices => new(Database);

    protected SignupStore Signups => new(Database);

    protected SuppressionStore Suppressions => new(Database);

    protected ReturnedMailStore ReturnedMails => new(Database);

    protected Task<string?> WhyNoLongTextsAsync() => Engine.WhyNoLongTextsAsync();

    [OneTimeSetUp]
    public Task StartAsync() => Engine.StartAsync();

    [OneTimeTearDown]
    public ValueTask StopAsync() => Engine.DisposeAsync();

    [SetUp]
    public async Task EmptyAsync()
    {
        Now = new DateTimeOffset(2026, 7, 28, 14, 30, 0, TimeSpan.Zero).AddMicroseconds(123456);
        Options = await Engine.EmptyAsync();
        Database = HubDatabase.For(Options);
        _documentId = 0;
    }

    /// <summary>A document that batches may hang on.</summary>
    protected async Task<long> DocumentAsync()
    {
        if (_documentId != 0)
            return _documentId;
        await Sources.UpsertAsync([new SourceRegistration(Source, "Ejemplo", "hash")], Now, None);
        _runId = await Sources.StartRunAsync(Source, Now, None);
        _documentId = (await RecordAsync(Fetched("https://portal.example/1", 1))).Id;
        return _documentId;
    }

    /// <summary>The document comes in, and its row is in the tables.</summary>
    protected async Task<DocumentRow> RecordAsync(FetchedDocument document)
    {
        var latest = await Documents.LatestAsync(document.SourceId, document.Url, None);
        var arrived = await Documents.PlaceAsync(document, latest, None);
        await Collection.SaveAsync(new PassPortion { RunId = _runId, At = Now, Documents = [arrived] }, None);
        return arrived.Row;
    }

    protected async Task<BatchResult> KeepAsync(DocumentBatch batch) =>
        (await Collection.SaveAsync(new PassPortion { RunId = _runId, At = Now, Batches = [batch] }, None)).Single();

    protected FetchedDocument Fetched(string url, byte content, string readerVersion = "csv/1") => new()
    {
        SourceId = Source,
        RunId = _runId,
        Url = url,
        Sha256 = Enumerable.Repeat(content, 32).ToArray(),
        Bytes = 1234,
        MediaType = "text/html",
        HttpStatus = 200,
        At = Now,
        ReaderVersion = readerVersion,
    };

    protected static DocumentResult Read(int records = 0) =>
        new() { Outcome = DocumentOutcome.Read, ReaderVersion = "csv/1", Records = records };

    protected Task<BatchResult> SaveAsync(params NoticeDraft[] drafts) => SaveAsync(isBackfill: false, drafts);

    protected async Task<BatchResult> SaveAsync(bool isBackfill, params NoticeDraft[] drafts) =>
        await KeepAsync(
            new DocumentBatch
            {
                SourceId = Source,
                DocumentId = await DocumentAsync(),
                ObservedAt = Now,
                IsBackfill = isBackfill,
                Notices = drafts,
            });

    protected async Task<BatchResult> SaveAsync(params PlanLineDraft[] lines) =>
        await KeepAsync(
            new DocumentBatch { SourceId = Source, DocumentId = await DocumentAsync(), ObservedAt = Now, PlanLines = lines });

    protected async Task<NoticeHistory> FindAsync(string nativeId) =>
        await Notices.FindAsync(new NoticeKey(Source, nativeId), None)
        ?? throw new InvalidOperationException($"There is no notice {nativeId}.");

    protected static SubscriptionImport Subscription(
        string email, Frequency frequency = Frequency.Daily, params string[] sectors) => new()
    {
        Email = email,
        Name = "Ana Quispe",
        Locale = "es",
        TimeZone = "America/Lima",
        SendHour = 7,
        Criteria = new SubscriptionCriteria { Sectors = sectors },
        Frequency = frequency,
    };
}
