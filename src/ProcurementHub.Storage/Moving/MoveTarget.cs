using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.Moving;

/// <summary>The database that a hub is moved to, and how far that is.</summary>
internal sealed class MoveTarget(HubDatabase database)
{
    private readonly Dictionary<string, IReadOnlyList<TargetColumn>> _columns = [];

    private const string HowFar = $"SELECT table_name, rows_copied, source_sha256 FROM {UnfinishedMove.Table}";

    /// <summary>What was moved of each table until now; null where no move has begun.</summary>
    public async Task<(string Source, Dictionary<string, long> Rows)?> BegunAsync(CancellationToken cancellationToken)
    {
        if (!await UnfinishedMove.IsInAsync(database, cancellationToken))
            return null;
        var rows = await database.ListAsync<ProgressRow>(HowFar, null, cancellationToken);
        return (rows[0].SourceSha256, rows.ToDictionary(row => row.TableName, row => row.RowsCopied));
    }

    private const string Begin = $"INSERT INTO {UnfinishedMove.Table} (table_name, rows_copied, source_sha256) VALUES (@table, 0, @sha256)";

    public Task<int> BeginAsync(IReadOnlyList<MovedTable> tables, string sha256, CancellationToken cancellationToken) =>
        database.WriteAsync(async transaction =>
        {
            await transaction.RunAsync(UnfinishedMove.Create, null, cancellationToken);
            foreach (var table in tables)
                await transaction.RunAsync(Begin, new { table = table.Name, sha256 }, cancellationToken);
            return tables.Count;
        }, cancellationToken);

    public Task<int> EndAsync(CancellationToken cancellationToken) => database.RunAsync($"DROP TABLE {UnfinishedMove.Table}", null, cancellationToken);

    public Task<long> CountAsync(MovedTable table, CancellationToken cancellationToken) =>
        database.FirstAsync<long>($"SELECT COUNT(*) FROM {table.Name}", null, cancellationToken);

    private const string Copied = $"SELECT rows_copied FROM {UnfinishedMove.Table} WHERE table_name = @table";

    private const string Advance = $"UPDATE {UnfinishedMove.Table} SET rows_copied = @after WHERE table_name = @table";

    /// <summary>
    /// The rows and how far they bring the table are kept together. When a commit was not answered that tells whether it
    /// came through, so this may be repeated.
    /// </summary>
    public async Task LoadAsync(MovedTable table, IReadOnlyList<object?[]> rows, long before, CancellationToken cancellationToken)
    {
        var bulk = await BulkTableAsync(table, cancellationToken);
        var after = before + rows.Count;
        await database.WriteRepeatableAsync(async transaction =>
        {
            var copied = await transaction.FirstAsync<long>(Copied, new { table = table.Name }, cancellationToken);
            if (copied == after && rows.Count > 0)
                return 0;
            if (copied != before)
                throw new MoveRefusedException($"another move to this database is under way: {table.Name} had {before} rows, and now has {copied}.");
            // What the migrations themselves write is in the source too.
            if (before == 0)
                await transaction.RunAsync($"DELETE FROM {table.Name}", null, cancellationToken);
            // The other engine looks at references only when all rows of a portion are in.
            if (transaction is SqliteTransaction)
                await transaction.RunAsync("PRAGMA defer_foreign_keys = ON", null, cancellationToken);
            await database.Dialect.LoadAsync(transaction, bulk, rows, cancellationToken);
            return await transaction.RunAsync(Advance, new { table = table.Name, after }, cancellationToken);
        }, cancellationToken);
    }

    public async Task<TableSum> SumAsync(MovedTable table, CancellationToken cancellationToken)
    {
        var kinds = (await ColumnsAsync(table, cancellationToken)).Select(column => column.Kind).ToList();
        return await database.AskAsync(async connection =>
        {
            await using var command = connection.CreateCommand();
            command.CommandText = table.SelectAll;
            command.CommandTimeout = 0;
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            return TableSum.Of(reader, kinds, cancellationToken);
        }, cancellationToken);
    }

    public async Task<IReadOnlyList<TargetColumn>> ColumnsAsync(MovedTable table, CancellationToken cancellationToken)
    {
        if (_columns.TryGetValue(table.Name, out var known))
            return known;
        return _columns[table.Name] = await database.AskAsync<IReadOnlyList<TargetColumn>>(async connection =>
        {
            await using var reader = await connection.ExecuteReaderAsync($"{table.SelectAll} WHERE 1 = 0");
            return [.. (await ((DbDataReader)reader).GetColumnSchemaAsync(cancellationToken)).Select(column => new TargetColumn(
                column.ColumnName, ColumnKinds.Of(table.Name, column.ColumnName, column.DataTypeName ?? "?"), column.ColumnSize is > 0 and var size ? size : int.MaxValue))];
        }, cancellationToken);
    }

    private async Task<BulkTable<object?[]>> BulkTableAsync(MovedTable table, CancellationToken cancellationToken)
    {
        var bulk = new BulkTable<object?[]>(table.Name);
        foreach (var (place, column) in (await ColumnsAsync(table, cancellationToken)).Index())
        {
            bulk = column.Kind switch
            {
                ColumnKind.Integer => bulk.Integer(column.Name, row => (long?)row[place]),
                ColumnKind.Number => bulk.Number(column.Name, row => (double?)row[place]),
                ColumnKind.Instant => bulk.Instant(column.Name, row => row[place] is long at ? Instants.FromMicroseconds(at) : null),
                ColumnKind.Bytes => bulk.Bytes(column.Name, row => (byte[]?)row[place]),
                _ => bulk.Text(column.Name, row => (string?)row[place]),
            };
        }

        return bulk;
    }

    private sealed record ProgressRow
    {
        public required string TableName { get; init; }

        public required long RowsCopied { get; init; }

        public required string SourceSha256 { get; init; }
    }
}

/// <param name="Length">Characters or bytes that it has room for.</param>
internal sealed record TargetColumn(string Name, ColumnKind Kind, int Length);
