using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ProcurementHub.Storage.Engines;

/// <summary>
/// One prepared INSERT, bound by position. The ADO.NET command looks every parameter up by its name for
/// every row, which for a wide table costs more than the insert itself.
/// </summary>
internal static class SqliteBulkLoad
{
    private const int RowsBetweenChecks = 1024;

    public static void Run<TRow>(
        SqliteConnection connection, string target, BulkTable<TRow> table, IReadOnlyCollection<TRow> rows,
        CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
            return;
        var database = connection.Handle!;
        var names = string.Join(", ", table.Columns.Select(column => column.Name));
        var places = string.Join(", ", Enumerable.Repeat("?", table.Columns.Count));
        Check(raw.sqlite3_prepare_v2(database, $"INSERT INTO {target} ({names}) VALUES ({places})", out var statement), database);
        using (statement)
        {
            var buffer = new byte[1024];
            var done = 0;
            foreach (var row in rows)
            {
                if (++done % RowsBetweenChecks == 0)
                    cancellationToken.ThrowIfCancellationRequested();
                for (var index = 0; index < table.Columns.Count; index++)
                {
                    var bound = Bind(statement, index + 1, table.Columns[index], row, ref buffer);
                    if (bound != raw.SQLITE_OK)
                        Check(bound, database);
                }

                var result = raw.sqlite3_step(statement);
                if (result != raw.SQLITE_DONE)
                    Check(result, database);
                raw.sqlite3_reset(statement);
                raw.sqlite3_clear_bindings(statement);
            }
        }
    }

    // What is not bound is NULL.
    private static int Bind<TRow>(sqlite3_stmt statement, int place, BulkColumn<TRow> column, TRow row, ref byte[] buffer)
    {
        switch (column.Type)
        {
            case BulkType.Key or BulkType.Text:
                return column.Text(row) is { } text ? Text(statement, place, text, ref buffer) : raw.SQLITE_OK;
            case BulkType.Utf8:
                return column.Bytes(row) is { } utf8 ? raw.sqlite3_bind_text(statement, place, utf8) : raw.SQLITE_OK;
            case BulkType.Bytes:
                return column.Bytes(row) is { } bytes ? raw.sqlite3_bind_blob(statement, place, bytes) : raw.SQLITE_OK;
            case BulkType.Number:
                return column.Number(row) is { } number ? raw.sqlite3_bind_double(statement, place, number) : raw.SQLITE_OK;
            case BulkType.Instant:
                return column.Instant(row) is { } instant
                    ? raw.sqlite3_bind_int64(statement, place, Instants.Microseconds(instant))
                    : raw.SQLITE_OK;
            default:
                return column.Integer(row) is { } integer ? raw.sqlite3_bind_int64(statement, place, integer) : raw.SQLITE_OK;
        }
    }

    private static int Text(sqlite3_stmt statement, int place, string text, ref byte[] buffer)
    {
        // An empty span has no address, and a text without an address is bound as NULL.
        if (text.Length == 0)
            return raw.sqlite3_bind_text(statement, place, string.Empty);
        var longest = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (buffer.Length < longest)
            buffer = new byte[longest];
        var length = Encoding.UTF8.GetBytes(text, buffer);
        return raw.sqlite3_bind_text(statement, place, buffer.AsSpan(0, length));
    }

    private static void Check(int result, sqlite3 database) => SqliteException.ThrowExceptionForRC(result, database);
}
