using System.Data;
using System.Data.Common;
using Microsoft.Data.SqlClient;

namespace ProcurementHub.Storage.Engines;

internal sealed class SqlServerDialect(string given) : ISqlDialect
{
    private const string MigrationLock = """
        DECLARE @answer INT;
        EXEC @answer = sp_getapplock @Resource = 'ProcurementHub.Migrations', @LockMode = 'Exclusive',
            @LockOwner = 'Session', @LockTimeout = 600000;
        SELECT @answer
        """;

    private const string MigrationUnlock =
        "EXEC sp_releaseapplock @Resource = 'ProcurementHub.Migrations', @LockOwner = 'Session'";

    private const byte FatalSeverity = 20;

    private readonly string connectionString = Completed(given);
    private volatile ServerState? _state;

    public string ConnectionString => connectionString;

    public string MigrationFolder => "SqlServer";

    public string CountTables => "SELECT COUNT(*) FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_NAME = @table";

    public string NumbersOfIds => "(SELECT CAST([value] AS BIGINT) FROM OPENJSON(@ids))";

    public string LeaseMails => """
        UPDATE TOP (@count) outbox_delivery
        SET state = 1, lease_owner = @owner, lease_until = @until, attempts = attempts + 1
        OUTPUT inserted.mail_id
        WHERE ((state = 0 AND next_attempt_at <= @now) OR (state = 0 AND next_attempt_at > @beyond)
                OR (state = 1 AND lease_until <= @now) OR (state = 1 AND lease_until > @beyond)) AND domain NOT IN @busy
        """;

    public string Paged(string orderedQuery) => orderedQuery + "\nOFFSET @skip ROWS FETCH NEXT @take ROWS ONLY";

    public async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new SqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        return connection;
    }

    // Who only reads sees one state of the database, as on the embedded engine, and holds nobody up.
    public async Task<DbTransaction> BeginAsync(DbConnection connection, bool writes, CancellationToken cancellationToken)
    {
        if (!writes)
            _state ??= await ServerState.ReadAsync(connection, cancellationToken);
        return await connection.BeginTransactionAsync(
            !writes && _state!.AllowsSnapshots ? IsolationLevel.Snapshot : IsolationLevel.ReadCommitted, cancellationToken);
    }

    public async Task StageAsync<TRow>(
        DbTransaction transaction, BulkTable<TRow> table, IReadOnlyCollection<TRow> rows, CancellationToken cancellationToken)
    {
        var columns = string.Join(", ", table.Columns.Select(column => $"{column.Name} {TypeOf(column)} NULL"));
        await using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"DROP TABLE IF EXISTS #{table.Name}; CREATE TABLE #{table.Name} ({columns})";
        await command.ExecuteNonQueryAsync(cancellationToken);
        await CopyAsync(transaction, $"#{table.Name}", table, rows, SqlBulkCopyOptions.Default, cancellationToken);
    }

    public Task LoadAsync<TRow>(
        DbTransaction transaction, BulkTable<TRow> table, IReadOnlyCollection<TRow> rows, CancellationToken cancellationToken) =>
        CopyAsync(transaction, table.Name, table, rows, SqlBulkCopyOptions.CheckConstraints | SqlBulkCopyOptions.KeepNulls, cancellationToken);

    public SqlFault FaultOf(Exception exception) => exception is not SqlException fault
        ? SqlFault.Other
        : fault.Number switch
        {
            2627 or 2601 => SqlFault.UniqueViolation,
            1205 => SqlFault.Deadlock,
            // As where another server has taken over, and this one only follows.
            3906 => SqlFault.OnlyReads,
            // Errors of this severity end the connection; so does one that the network reports.
            _ when fault.Class >= FatalSeverity => SqlFault.ConnectionLost,
            _ => SqlFault.Other,
        };

    public void Discard(DbConnection connection) => SqlConnection.ClearPool((SqlConnection)connection);

    public async Task LockForMigrationAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = MigrationLock;
        command.CommandTimeout = 660;
        // 0 and 1 are "granted"; that it was not comes as a number, not as an error.
        if (await command.ExecuteScalarAsync(cancellationToken) is not (int and >= 0))
            throw new TimeoutException("Another process has been migrating this database for ten minutes.");
    }

    // Closing is not enough: a pooled connection keeps its session, and the lock with it.
    public async Task UnlockAfterMigrationAsync(DbConnection connection)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = MigrationUnlock;
        await command.ExecuteNonQueryAsync();
    }

    // So it is with this client; whoever wants it otherwise has to say so.
    private static string Completed(string connectionString)
    {
        var builder = new SqlConnectionStringBuilder(connectionString);
        if (!builder.ShouldSerialize("Encrypt"))
            builder.Encrypt = SqlConnectionEncryptOption.Mandatory;
        // Else the client gives its old answer, for up to a minute, to whoever asks a server again that has come back.
        if (!builder.ShouldSerialize("Pool Blocking Period"))
            builder.PoolBlockingPeriod = PoolBlockingPeriod.NeverBlock;
        return builder.ConnectionString;
    }

    private static async Task CopyAsync<TRow>(
        DbTransaction transaction, string target, BulkTable<TRow> table, IReadOnlyCollection<TRow> rows,
        SqlBulkCopyOptions options, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
            return;
        using var copy = new SqlBulkCopy((SqlConnection)transaction.Connection!, options, (SqlTransaction)transaction)
        {
            DestinationTableName = target,
            BulkCopyTimeout = 300,
        };
        foreach (var column in table.Columns)
            copy.ColumnMappings.Add(column.Name, column.Name);
        await using var reader = new BulkReader<TRow>(table, rows);
        await copy.WriteToServerAsync(reader, cancellationToken);
    }

    // A temporary table takes the collation of the server's own database unless told otherwise, and two
    // texts of different collations cannot be compared.
    private static string TypeOf<TRow>(BulkColumn<TRow> column) => column.Type switch
    {
        BulkType.Key => $"NVARCHAR({column.Length}) COLLATE Latin1_General_BIN2",
        BulkType.Text or BulkType.Utf8 => "NVARCHAR(MAX) COLLATE DATABASE_DEFAULT",
        BulkType.Number => "FLOAT",
        BulkType.Bytes => "VARBINARY(32)",
        BulkType.Instant => "DATETIMEOFFSET(6)",
        _ => "BIGINT",
    };
}
