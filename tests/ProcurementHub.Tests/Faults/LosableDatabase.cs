using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using ProcurementHub.Storage;
using ProcurementHub.Tests.Storage;
using ProcurementHub.Tests.Storage.Engines;

namespace ProcurementHub.Tests.Faults;

/// <summary>An engine that can be taken away from the hub, and is there again when it is told so.</summary>
public abstract class LosableDatabase : TestDatabase
{
    /// <summary>More tries than that and a mark that a mail was sent cannot be kept.</summary>
    public abstract int TriesOfAMark { get; }

    public sealed override Task<StorageOptions?> BareAsync() => throw new NotSupportedException("No process of its own runs over this one.");

    public abstract void Lose();

    public abstract void GiveBack();
}

/// <summary>A file that another program locks. The hub waits a second for it each time, and not thirty.</summary>
public sealed class LockedSqlite : LosableDatabase
{
    private readonly SqliteDatabase inner = new();
    private string connectionString = "";
    private SqliteConnection? other;

    public override int TriesOfAMark => 3;

    public override Task StartAsync() => inner.StartAsync();

    public override async Task<StorageOptions> EmptyAsync()
    {
        var options = await inner.EmptyAsync();
        connectionString = options.ConnectionString;
        return options with { ConnectionString = $"{connectionString};Default Timeout=1" };
    }

    public override void Lose()
    {
        other = new SqliteConnection($"{connectionString};Pooling=False");
        other.Open();
        using var command = other.CreateCommand();
        command.CommandText = "BEGIN EXCLUSIVE";
        command.ExecuteNonQuery();
    }

    public override void GiveBack()
    {
        other?.Dispose();
        other = null;
    }

    public override ValueTask DisposeAsync()
    {
        GiveBack();
        return inner.DisposeAsync();
    }
}

/// <summary>A file whose bytes are no database's any more.</summary>
public sealed class SpoiledSqlite : LosableDatabase
{
    private readonly SqliteDatabase inner = new();
    private string file = "";

    public override int TriesOfAMark => 1;

    private string Kept => file + ".kept";

    public override Task StartAsync() => inner.StartAsync();

    public override async Task<StorageOptions> EmptyAsync()
    {
        var options = await inner.EmptyAsync();
        file = new SqliteConnectionStringBuilder(options.ConnectionString).DataSource;
        return options;
    }

    public override void Lose()
    {
        SqliteConnection.ClearAllPools();
        File.Move(file, Kept);
        File.WriteAllText(file, "this is no database, and long enough to be taken for one");
    }

    public override void GiveBack()
    {
        SqliteConnection.ClearAllPools();
        if (File.Exists(Kept))
            File.Move(Kept, file, overwrite: true);
    }

    public override ValueTask DisposeAsync() => inner.DisposeAsync();
}

/// <summary>A server to which nothing gets through.</summary>
public sealed class RefusedSqlServer : LosableDatabase
{
    private readonly SqlServerDatabase inner = new();
    private CuttingRelay? relay;

    public override int TriesOfAMark => 7;

    public override Task StartAsync() => inner.StartAsync();

    public override async Task<StorageOptions> EmptyAsync()
    {
        var options = await inner.EmptyAsync();
        relay ??= new CuttingRelay(options.ConnectionString);
        return options with { ConnectionString = relay.ConnectionString };
    }

    public override Task<string?> WhyNoLongTextsAsync() => inner.WhyNoLongTextsAsync();

    public override string Keepable(string text) => inner.Keepable(text);

    public override void Lose() => relay!.Refuse();

    public override void GiveBack() => relay!.LetThrough();

    public override async ValueTask DisposeAsync()
    {
        if (relay is not null)
            await relay.DisposeAsync();
        SqlConnection.ClearAllPools();
        await inner.DisposeAsync();
    }
}
