using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

namespace ProcurementHub.Storage.Engines;

internal sealed class SqliteDialect : ISqlDialect
{
    // One writer at a time: the others wait in the engine for their turn. What is written counts after a
    // crash of the process; after a power failure the last commits may be missing, but never half of one.
    // What is read comes from the system's own copy of the file, up to the most that the engine takes so: long lists
    // of a search are read in half the time.
    private const string Pragmas = """
        PRAGMA synchronous = NORMAL;
        PRAGMA temp_store = MEMORY;
        PRAGMA cache_size = -16384;
        PRAGMA mmap_size = 2147418112;
        PRAGMA wal_autocheckpoint = 8192;
        """;

    // Contents are about a kilobyte: larger pages hold more of them. Counts for a new file only, and must be
    // said before the journal's kind, which writes the first page.
    private const string NewFile = """
        PRAGMA page_size = 8192;
        PRAGMA journal_mode = WAL;
        """;

    // A connection out of the pool keeps what was said to it when it was new: to say it each time costs more than to
    // read a notice.
    private static readonly ConditionalWeakTable<object, object> setUp = [];

    private readonly string _connectionString;
    private readonly string _pragmas;

    public SqliteDialect(string connectionString)
    {
        var builder = new SqliteConnectionStringBuilder(connectionString) { ForeignKeys = true };
        _connectionString = builder.ToString();
        // The client waits so long for the one writer, 30 seconds unless told otherwise; the engine, which wakes up sooner, does too.
        _pragmas = $"PRAGMA busy_timeout = {1000L * builder.DefaultTimeout};\n{Pragmas}";
        if (builder.DataSource is { Length: > 0 } file && file != ":memory:" && Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder)
            Directory.CreateDirectory(folder);
    }

    public string MigrationFolder => "Sqlite";

    public string CountTables => "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = @table";

    public string NumbersOfIds => "(SELECT value FROM json_each(@ids))";

    public string LeaseMails => """
        UPDATE outbox_delivery
        SET state = 1, lease_owner = @owner, lease_until = @until, attempts = attempts + 1
        WHERE mail_id IN (
            SELECT mail_id FROM outbox_delivery
            WHERE ((state = 0 AND next_attempt_at <= @now) OR (state = 0 AND next_attempt_at > @beyond)
                OR (state = 1 AND lease_until <= @now) OR (state = 1 AND lease_until > @beyond)) AND domain NOT IN @busy
            ORDER BY next_attempt_at, mail_id
            LIMIT @count)
        RETURNING mail_id
        """;

    public string Paged(string orderedQuery) => orderedQuery + "\nLIMIT @take OFFSET @skip";

    public async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(_connectionString);
        await connection.OpenAsync(cancellationToken);
        if (setUp.TryGetValue(connection.Handle!, out _))
            return connection;
        await using var command = connection.CreateCommand();
        command.CommandText = _pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
        setUp.AddOrUpdate(connection.Handle!, setUp);
        return connection;
    }

    public Task<DbTransaction> BeginAsync(DbConnection connection, bool writes, CancellationToken cancellationToken) =>
        Task.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(deferred: !writes));

    public Task StageAsync<TRow>(
        DbTransaction transaction, BulkTable<TRow> table, IReadOnlyCollection<TRow> rows, CancellationToken cancellationToken)
    {
        var columns = string.Join(", ", table.Columns.Select(column => $"{column.Name} {TypeOf(column.Type)}"));
        using var command = transaction.Connection!.CreateCommand();
        command.CommandText = $"DROP TABLE IF EXISTS temp.[#{table.Name}]; CREATE TEMP TABLE [#{table.Name}] ({columns})";
        command.ExecuteNonQuery();
        SqliteBulkLoad.Run((SqliteConnection)transaction.Connection, $"temp.[#{table.Name}]", table, rows, cancellationToken);
        return Task.CompletedTask;
    }

    public Task LoadAsync<TRow>(
        DbTransaction transaction, BulkTable<TRow> table, IReadOnlyCollection<TRow> rows, CancellationToken cancellationToken)
    {
        SqliteBulkLoad.Run((SqliteConnection)transaction.Connection!, table.Name, table, rows, cancellationToken);
        return Task.CompletedTask;
    }

    public SqlFault FaultOf(Exception exception) => exception is not SqliteException fault
        ? SqlFault.Other
        : fault.SqliteExtendedErrorCode switch
        {
            1555 or 2067 => SqlFault.UniqueViolation,
            _ when fault.SqliteErrorCode is 5 or 6 => SqlFault.Busy,
            // The file, or its journal, was opened while the folder was read-only.
            _ when fault.SqliteErrorCode is 8 => SqlFault.OnlyReads,
            _ => SqlFault.Other,
        };

    public void Discard(DbConnection connection) => SqliteConnection.ClearPool((SqliteConnection)connection);

    /// <summary>Only sets a new file up: each migration looks again inside a transaction that keeps other writers out.</summary>
    public Task LockForMigrationAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        using var command = connection.CreateCommand();
        command.CommandText = NewFile;
        command.ExecuteNonQuery();

        // SQL Server has HASHBYTES for it.
        ((SqliteConnection)connection).CreateFunction("sha256", (string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text)), isDeterministic: true);
        return Task.CompletedTask;
    }

    public Task UnlockAfterMigrationAsync(DbConnection connection) => Task.CompletedTask;

    private static string TypeOf(BulkType type) => type switch
    {
        BulkType.Key or BulkType.Text or BulkType.Utf8 => "TEXT",
        BulkType.Number => "REAL",
        BulkType.Bytes => "BLOB",
        _ => "INTEGER",
    };
}
