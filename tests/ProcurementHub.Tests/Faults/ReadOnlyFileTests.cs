using Microsoft.Data.Sqlite;
using ProcurementHub.Storage;
using ProcurementHub.Storage.Migrating;
using ProcurementHub.Storage.Nodes;

namespace ProcurementHub.Tests.Faults;

/// <summary>An embedded database whose file cannot be written for a while, under a process that goes on.</summary>
[NonParallelizable]
public sealed class ReadOnlyFileTests
{
    [Test]
    public async Task Database_OpenedWhileItWasReadOnly_IsWrittenAgainAfterwards()
    {
        using var disk = SmallDisk.Mount(megabytes: 200);
        var database = HubDatabase.For(new StorageOptions { ConnectionString = $"Data Source={disk.Path}/hub.db", EvidenceFolder = disk.Path });
        await new Migrator(database, TimeProvider.System).MigrateAsync(CancellationToken.None);
        var nodes = new NodeStore(database);

        // One of a page that is being read keeps the file open; what is opened from now on cannot write.
        await using var before = new SqliteConnection($"Data Source={disk.Path}/hub.db;Pooling=false");
        await before.OpenAsync();
        await Dapper.SqlMapper.QueryAsync(before, "SELECT * FROM node");
        SqliteConnection.ClearAllPools();
        disk.Shut();
        Assert.That(() => SignAsync(nodes), Throws.InstanceOf<SqliteException>().With.Property(nameof(SqliteException.SqliteErrorCode)).EqualTo(8));
        Assert.That(await nodes.ListAsync(CancellationToken.None), Is.Empty, "it is read meanwhile");

        disk.Open();
        await SignAsync(nodes);
        Assert.That(await nodes.ListAsync(CancellationToken.None), Has.Count.EqualTo(1));
        SqliteConnection.ClearAllPools();
    }

    private static Task<bool> SignAsync(NodeStore nodes) => nodes.SignAsync(
        new NodeRow { Name = "here/1/1", Roles = "site", Version = "1", StartedAt = DateTimeOffset.UnixEpoch, SignedAt = DateTimeOffset.UnixEpoch },
        DateTimeOffset.UnixEpoch, CancellationToken.None);
}
