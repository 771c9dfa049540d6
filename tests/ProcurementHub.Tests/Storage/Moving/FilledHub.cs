using System.Globalization;
using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;
using ProcurementHub.Storage;
using ProcurementHub.Storage.Migrating;

namespace ProcurementHub.Tests.Storage.Moving;

/// <summary>
/// An embedded hub with rows in every table that the migrations make, each value of its column's type on the other engine,
/// so that a table or a column of a later migration is in it too.
/// </summary>
internal static class FilledHub
{
    public const int FewRows = 3;

    private static readonly DateTimeOffset first = new(2026, 7, 28, 14, 30, 0, TimeSpan.Zero);
    private static readonly string long_ = string.Concat(Enumerable.Repeat("Adquisición de víveres y artículos de limpieza 😀. ", 24));

    /// <summary>As many as there are notices.</summary>
    private static readonly HashSet<string> many = ["notice", "notice_version", "notice_region", "notice_sector", "notice_change", "procedure_key", "lead_time", "lead_time_pending", "search_posting"];

    /// <returns>How many rows it has in all.</returns>
    public static async Task<long> MakeAsync(string path, int notices)
    {
        var connectionString = $"Data Source={path};Pooling=False";
        await new Migrator(HubDatabase.For(new StorageOptions { ConnectionString = connectionString, EvidenceFolder = "" }), TimeProvider.System).MigrateAsync(CancellationToken.None);
        await using var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync();
        await connection.ExecuteAsync("PRAGMA foreign_keys = ON");
        await using (var transaction = connection.BeginTransaction())
        {
            foreach (var (table, columns) in SchemaText.TablesOf("SqlServer"))
                Fill(connection, table, columns, notices);
            // A row that refers to one behind it.
            await connection.ExecuteAsync("UPDATE compliance_act SET withdraws = 3 WHERE id = 1");
            transaction.Commit();
        }

        return SchemaText.TablesOf("Sqlite").Keys.Sum(table => connection.ExecuteScalar<long>($"SELECT COUNT(*) FROM {table}"));
    }

    private static void Fill(SqliteConnection connection, string table, List<(string Name, string Type, bool NotNull)> columns, int notices)
    {
        var parents = connection.Query<(string Column, string Parent)>("SELECT \"from\", \"table\" FROM pragma_foreign_key_list(@table)", new { table })
            .ToDictionary(row => row.Column, row => row.Parent);
        using var insert = connection.CreateCommand();
        insert.CommandText = $"INSERT OR REPLACE INTO {table} ({string.Join(", ", columns.Select(column => $"[{column.Name}]"))}) VALUES ({string.Join(", ", columns.Select((_, at) => $"@p{at}"))})";
        for (var at = 0; at < columns.Count; at++)
            insert.Parameters.Add(new SqliteParameter($"@p{at}", DBNull.Value));
        for (var row = 1; row <= Rows(table, notices); row++)
        {
            for (var at = 0; at < columns.Count; at++)
            {
                var (name, type, notNull) = columns[at];
                var number = parents.TryGetValue(name, out var parent) ? ((row - 1) % Rows(parent, notices)) + 1 : row;
                insert.Parameters[at].Value = row == 2 && !notNull ? DBNull.Value : Value(type, number);
            }

            insert.ExecuteNonQuery();
        }
    }

    private static int Rows(string table, int notices) => many.Contains(table) ? notices : FewRows;

    private static object Value(string type, int number) => type switch
    {
        "BIGINT" or "INT" => (long)number,
        "BIT" => (long)(number % 2),
        "FLOAT" => number * 0.1,
        "DATETIMEOFFSET(6)" => ((first.Ticks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond) + (number * 1_000_001L),
        "VARBINARY(MAX)" => Encoding.UTF8.GetBytes(long_),
        "VARBINARY(32)" => SHA256(number),
        "NVARCHAR(MAX)" => $"{number} {long_}",
        // What refers to it has the same text, whatever room it has.
        _ when type.StartsWith("NVARCHAR(", StringComparison.Ordinal) => string.Create(CultureInfo.InvariantCulture, $"clave ñ{number}"),
        _ => throw new NotSupportedException($"The type {type} is new: say here what a value of it is."),
    };

    private static byte[] SHA256(int number) => System.Security.Cryptography.SHA256.HashData(BitConverter.GetBytes(number));
}
