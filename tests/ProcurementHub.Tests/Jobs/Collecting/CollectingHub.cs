using Microsoft.Data.Sqlite;
using ProcurementHub.Core.Classification;
using ProcurementHub.Jobs;
using ProcurementHub.Jobs.Collecting;
using ProcurementHub.Jobs.Housekeeping;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Sources.Fetching;
using ProcurementHub.Sources.Normalising;
using ProcurementHub.Sources.Reading;
using ProcurementHub.Sources.Reading.Archives;
using ProcurementHub.Storage;
using ProcurementHub.Storage.Collecting;
using ProcurementHub.Storage.Documents;
using ProcurementHub.Storage.Engines;
using ProcurementHub.Storage.Entities;
using ProcurementHub.Storage.Evidence;
using ProcurementHub.Storage.Notices;
using ProcurementHub.Storage.Plans;
using ProcurementHub.Storage.Procedures;
using ProcurementHub.Storage.Search;
using ProcurementHub.Storage.Sources;
using ProcurementHub.Tests.Sources.Fetching;
using ProcurementHub.Tests.Storage;

namespace ProcurementHub.Tests.Jobs.Collecting;

/// <summary>A collector over a database and a folder of its own, with a clock that is moved by hand.</summary>
internal sealed class CollectingHub : IAsyncDisposable
{
    private static readonly SourceCatalog Catalog = SourceCatalog.Load();
    private readonly TestDatabase database;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("hub-collecting-");
    private HubDatabase hub = null!;
    private HttpFetcher fetcher = null!;
    private Collector collector = null!;

    private CollectingHub(TestDatabase database) => this.database = database;

    public DateTimeOffset Now { get; set; } = new(2026, 5, 20, 15, 40, 0, TimeSpan.Zero);

    public string Folder => folder.FullName;

    public string Evidence { get; private set; } = "";

    public string DatabaseFile { get; private set; } = "";

    public NoticeStore Notices => new(hub);

    public SearchStore Search => new(hub);

    public ProcedureStore Procedures => new(hub, new HandMovedClock(() => Now));

    public PlanStore Plans => new(hub);

    public PlanVersions PlanVersions => new(hub);

    public EntityBodies Bodies => new(hub);

    public PendingVersions Pending => new(hub);

    public Collector Collector => collector;

    public SourceStore Sources => new(hub);

    public DocumentStore Documents => new(hub);

    /// <param name="clock">Null for the one that is moved by hand.</param>
    /// <param name="patience">How long the fetcher waits for an answer.</param>
    /// <param name="limits">What else is different for the fetcher.</param>
    /// <param name="fetchClock">The fetcher's; null for one under which all its waits pass at once.</param>
    /// <param name="engine">Goes with the hub; null for a new file.</param>
    public static async Task<CollectingHub> OpenAsync(
        TimeProvider? clock = null, TimeSpan? patience = null, Func<FetchOptions, FetchOptions>? limits = null, TimeProvider? fetchClock = null,
        TestDatabase? engine = null)
    {
        var opened = new CollectingHub(engine ?? new SqliteDatabase());
        var options = await opened.database.EmptyAsync();
        opened.hub = HubDatabase.For(options);
        opened.Evidence = options.EvidenceFolder;
        if (options.Provider == DatabaseProvider.Sqlite)
            opened.DatabaseFile = new SqliteConnectionStringBuilder(options.ConnectionString).DataSource;
        clock ??= new HandMovedClock(() => opened.Now);
        var wait = patience ?? TimeSpan.FromSeconds(20);
        var fetch = LoopbackFetcher.Options with { HeadersTimeout = wait, IdleTimeout = wait, Timeout = wait };
        opened.fetcher = LoopbackFetcher.Create(limits is null ? fetch : limits(fetch), fetchClock);
        opened.collector = new Collector(
            new PassReading(
                new Normaliser(RegionTree.Standard, SectorResolver.Standard),
                new ReaderRegistry(new ArchiveLimits()),
                opened.fetcher,
                new DocumentStore(opened.hub),
                new NoticeStore(opened.hub),
                clock),
            new SourceStore(opened.hub),
            new PassStore(opened.hub),
            new DocumentStore(opened.hub),
            new CollectionStore(opened.hub),
            new EvidenceFolder(options.EvidenceFolder, clock),
            new PassClosing(new SourceStore(opened.hub), new SourceOptions(), clock),
            new PlanTying(opened.hub, clock),
            clock);
        return opened;
    }

    /// <summary>One pass over what lies in <see cref="Folder"/>, or somewhere else.</summary>
    public Task<CollectSummary> CollectAsync(string source, string? from = null) =>
        CollectAsync(new(Catalog.Find(source)!) { From = from ?? Folder });

    /// <summary>One pass over a site.</summary>
    public Task<CollectSummary> CollectAsync(string source, Uri site, Func<SourceDefinition, SourceDefinition>? change = null) =>
        CollectAsync(new((change ?? (definition => definition))(Catalog.Find(source)!)) { BaseAddress = site });

    /// <summary>One pass over a site that may be stopped, of a definition that may be another than the shipped one.</summary>
    public Task<CollectSummary> CollectAsync(
        string source, Uri site, IProgress<CollectProgress>? progress, CancellationToken cancellationToken, string? fingerprint = null)
    {
        var definition = Catalog.Find(source)!;
        return collector.CollectAsync(
            new(definition with { Fingerprint = fingerprint ?? definition.Fingerprint }) { BaseAddress = site }, progress, cancellationToken);
    }

    /// <summary>One pass of a definition that no file holds.</summary>
    public Task<CollectSummary> CollectAsync(SourceDefinition definition, bool isBackfill = false) =>
        CollectAsync(new CollectRequest(definition) { IsBackfill = isBackfill });

    /// <summary>What was rejected is read again from what is kept.</summary>
    public Task<CollectSummary> RetryAsync(SourceDefinition definition) => CollectAsync(new CollectRequest(definition)
    {
        Retry = new RejectedDocuments(new RejectedStore(hub), new DocumentStore(hub), new EvidenceFolder(Evidence, new HandMovedClock(() => Now)), only: null, isShared: false),
    });

    public HousekeepingPass Housekeeping(RetentionOptions options) => new(
        new DispensableDocuments(hub),
        new EvidenceFolder(Evidence, new HandMovedClock(() => Now)),
        new OldPasses(hub),
        new SearchUpkeep(hub),
        new PlanBacklog(hub),
        new PlanTying(hub, new HandMovedClock(() => Now)),
        Catalog,
        Microsoft.Extensions.Options.Options.Create(options),
        new HandMovedClock(() => Now));

    public async Task<SourceRow> SourceAsync(string id) =>
        (await new SourceStore(hub).ListAsync(CancellationToken.None)).Single(source => source.Id == id);

    public async Task<List<StoredNotice>> StoredAsync()
    {
        var notices = new List<StoredNotice>();
        await foreach (var notice in Notices.StreamAsync(CancellationToken.None))
            notices.Add(notice);
        return notices;
    }

    public Task<IReadOnlyList<DocumentRow>> DocumentsAsync() => hub.ListAsync<DocumentRow>(
        """
        SELECT id, source_id, url, sha256, bytes, media_type, charset, http_status, etag, last_modified, first_fetched_at,
            last_fetched_at, outcome, reason, reader_version, records, notices, plan_lines, rejected, final_url,
            headers AS header_lines
        FROM document ORDER BY id
        """, null, CancellationToken.None);

    public void Write(string name, string text) => File.WriteAllText(Path.Combine(Folder, name), text);

    public void Write(string name, byte[] bytes) => File.WriteAllBytes(Path.Combine(Folder, name), bytes);

    public async ValueTask DisposeAsync()
    {
        fetcher.Dispose();
        await database.DisposeAsync();
        folder.Delete(recursive: true);
    }

    /// <summary>A pass, and what must be true of any: nothing comes in that is not counted.</summary>
    private async Task<CollectSummary> CollectAsync(CollectRequest request)
    {
        var summary = await collector.CollectAsync(request, null, CancellationToken.None);
        Assert.That(
            summary.New + summary.Changed + summary.Unchanged + summary.Rejected - summary.RejectedDocuments,
            Is.EqualTo(summary.Records), "every record is new, changed, unchanged or rejected");
        return summary;
    }
}
