using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using ProcurementHub.Core.Classification;
using ProcurementHub.Jobs;
using ProcurementHub.Jobs.Collecting;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Sources.Fetching;
using ProcurementHub.Storage;
using ProcurementHub.Storage.Migrating;

namespace ProcurementHub.Benchmarks;

/// <summary>A hub on SQLite in a folder of its own, as it comes when nothing is configured.</summary>
internal sealed class BenchmarkHub : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly SourceCatalog _catalog = SourceCatalog.Load();

    private BenchmarkHub(ServiceProvider services) => _services = services;

    public Collector Collector => _services.GetRequiredService<Collector>();

    public static Task<BenchmarkHub> OpenAsync(string folder, CancellationToken cancellationToken) =>
        OpenAsync(folder, _ => { }, cancellationToken);

    public static async Task<BenchmarkHub> OpenAsync(string folder, Action<FetchOptions> fetch, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var services = new ServiceCollection()
            .AddSingleton(TimeProvider.System)
            .AddHubStorage(new StorageOptions
            {
                ConnectionString = $"Data Source={Path.Combine(folder, "hub.db")}",
                EvidenceFolder = Path.Combine(folder, "evidence"),
            })
            .AddSingleton(RegionTree.Standard)
            .AddSingleton(SectorResolver.Standard)
            .AddSingleton(new SourceOptions())
            .AddCollecting()
            .Configure(fetch)
            .BuildServiceProvider();
        var hub = new BenchmarkHub(services);
        await services.GetRequiredService<Migrator>().MigrateAsync(cancellationToken);
        return hub;
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public SourceCatalog Catalog => _catalog;

    public SourceDefinition Source(string id) => _catalog.Find(id)!;

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
    }
}
