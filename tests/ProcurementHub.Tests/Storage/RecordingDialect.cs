using System.Data.Common;
using Microsoft.Data.Sqlite;
using ProcurementHub.Storage.Engines;
using SQLitePCL;

namespace ProcurementHub.Tests.Storage;

/// <summary>SQLite as the hub speaks it, and what the engine itself says of each statement that it ran.</summary>
internal sealed class RecordingDialect(SqliteDialect inner) : ISqlDialect
{
    private static readonly string[] verbs = ["SELECT", "INSERT", "UPDATE", "DELETE", "WITH"];

    // With the connection it ran on: only that one has the temporary tables of the statement.
    private readonly Dictionary<string, sqlite3> ran = [];

    public string NumbersOfIds => inner.NumbersOfIds;

    public string LeaseMails => inner.LeaseMails;

    public string MigrationFolder => inner.MigrationFolder;

    public string CountTables => inner.CountTables;

    public async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = await inner.OpenAsync(cancellationToken);
        var handle = ((SqliteConnection)connection).Handle!;
        raw.sqlite3_profile(handle, new strdelegate_profile((_, sql, _) => Note(handle, sql)), null);
        return connection;
    }

    /// <summary>How the engine would run each statement again, in the order of their first run.</summary>
    public IReadOnlyList<StatementPlan> Plans() =>
        [.. ran.ToList().ConvertAll(pair => new SqlitePlan(pair.Key, Explain(pair.Value, pair.Key)))];

    public void Forget() => ran.Clear();

    public Task<DbTransaction> BeginAsync(DbConnection connection, bool writes, CancellationToken cancellationToken) =>
        inner.BeginAsync(connection, writes, cancellationToken);

    public string Paged(string orderedQuery) => inner.Paged(orderedQuery);

    public Task StageAsync<TRow>(
        DbTransaction transaction, BulkTable<TRow> table, IReadOnlyCollection<TRow> rows, CancellationToken cancellationToken) =>
        inner.StageAsync(transaction, table, rows, cancellationToken);

    public Task LoadAsync<TRow>(
        DbTransaction transaction, BulkTable<TRow> table, IReadOnlyCollection<TRow> rows, CancellationToken cancellationToken) =>
        inner.LoadAsync(transaction, table, rows, cancellationToken);

    public void Discard(DbConnection connection) => inner.Discard(connection);

    public SqlFault FaultOf(Exception exception) => inner.FaultOf(exception);

    public Task LockForMigrationAsync(DbConnection connection, CancellationToken cancellationToken) =>
        inner.LockForMigrationAsync(connection, cancellationToken);

    public Task UnlockAfterMigrationAsync(DbConnection connection) => inner.UnlockAfterMigrationAsync(connection);

    private void Note(sqlite3 connection, string sql)
    {
        if (verbs.Any(verb => sql.TrimStart().StartsWith(verb, StringComparison.OrdinalIgnoreCase)))
            ran.TryAdd(sql, connection);
    }

    private static List<string> Explain(sqlite3 connection, string sql)
    {
        if (raw.sqlite3_prepare_v2(connection, "EXPLAIN QUERY PLAN " + sql, out var statement) != raw.SQLITE_OK)
            throw new InvalidOperationException($"{raw.sqlite3_errmsg(connection).utf8_to_string()}: {sql}");
        using (statement)
        {
            var steps = new List<string>();
            while (raw.sqlite3_step(statement) == raw.SQLITE_ROW)
                steps.Add(raw.sqlite3_column_text(statement, 3).utf8_to_string());
            return steps;
        }
    }
}
