using CsvHelper;
using Microsoft.Data.Sqlite;

namespace ProcurementHub.Benchmarks;

/// <summary>
/// The least that reading a CSV file into SQLite can cost: every cell through CsvHelper and inserted as
/// text into one table without an index, in one transaction with one prepared statement.
/// </summary>
internal static class RawInsertFloor
{
    public static int Run(IEnumerable<string> files, string database)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        Execute(connection, "PRAGMA journal_mode = WAL");
        Execute(connection, "PRAGMA synchronous = NORMAL");

        var rows = 0;
        using var transaction = connection.BeginTransaction();
        SqliteCommand? insert = null;
        foreach (var file in files)
        {
            using var csv = CsvReader.FromFile(file, new CsvReaderOptions { Separator = ';' });
            csv.ReadHeader();
            insert ??= Prepare(connection, transaction, csv.Headers);
            while (csv.Read())
            {
                for (var cell = 0; cell < insert.Parameters.Count; cell++)
                    insert.Parameters[cell].Value = csv.GetString(cell);
                insert.ExecuteNonQuery();
                rows++;
            }
        }

        transaction.Commit();
        insert?.Dispose();
        return rows;
    }

    private static SqliteCommand Prepare(SqliteConnection connection, SqliteTransaction transaction, IReadOnlyList<string> columns)
    {
        Execute(connection, $"CREATE TABLE raw ({string.Join(", ", columns.Select(column => $"\"{column}\" TEXT"))})", transaction);
        var insert = connection.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = $"INSERT INTO raw VALUES ({string.Join(", ", columns.Select((_, index) => $"$p{index}"))})";
        for (var index = 0; index < columns.Count; index++)
            insert.Parameters.Add($"$p{index}", SqliteType.Text);
        insert.Prepare();
        return insert;
    }

    private static void Execute(SqliteConnection connection, string statement, SqliteTransaction? transaction = null)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }
}
