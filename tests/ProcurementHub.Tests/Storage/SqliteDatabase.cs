using Microsoft.Data.Sqlite;
using ProcurementHub.Storage;
using ProcurementHub.Storage.Migrating;

namespace ProcurementHub.Tests.Storage;

/// <summary>A new file for every test.</summary>
public sealed class SqliteDatabase : TestDatabase
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hub-storage-");
    private int _files;

    public override Task StartAsync() => Task.CompletedTask;

    public override async Task<StorageOptions> EmptyAsync()
    {
        var options = new StorageOptions
        {
            ConnectionString = $"Data Source={Path.Combine(_folder.FullName, $"{++_files}.db")}",
            EvidenceFolder = Path.Combine(_folder.FullName, $"evidence{_files}"),
        };
        await new Migrator(HubDatabase.For(options), TimeProvider.System).MigrateAsync(CancellationToken.None);
        return options;
    }

    public override Task<StorageOptions?> BareAsync() => Task.FromResult<StorageOptions?>(null);

    public override ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
