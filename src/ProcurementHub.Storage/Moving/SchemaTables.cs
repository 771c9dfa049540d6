using Dapper;
using Microsoft.Data.Sqlite;

namespace ProcurementHub.Storage.Moving;

/// <summary>
/// The tables of an embedded database, asked of the engine: a table that a later migration makes is moved without anybody
/// having to think of it.
/// </summary>
internal static class SchemaTables
{
    private const string Tables = """
        SELECT name, wr AS is_without_row_id FROM pragma_table_list
        WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\_%' ESCAPE '\' AND name <> 'schema_migration'
        ORDER BY name
        """;

    private const string Columns = "SELECT name, pk FROM pragma_table_info(@table) ORDER BY cid";

    private const string Parents = "SELECT DISTINCT \"table\" FROM pragma_foreign_key_list(@table)";

    /// <returns>None refers to one that comes after it.</returns>
    public static IReadOnlyList<MovedTable> Of(SqliteConnection connection)
    {
        var tables = connection.Query<TableRow>(Tables).AsList();
        var parents = tables.ToDictionary(
            table => table.Name,
            table => connection.Query<string>(Parents, new { table = table.Name }).ToHashSet(StringComparer.OrdinalIgnoreCase),
            StringComparer.OrdinalIgnoreCase);
        var ordered = new List<MovedTable>(tables.Count);
        var placed = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        while (ordered.Count < tables.Count)
        {
            var next = tables.FirstOrDefault(table => !placed.Contains(table.Name) && parents[table.Name].All(parent => parent == table.Name || placed.Contains(parent)))
                ?? throw new NotSupportedException("Tables refer to each other in a circle: none can be moved first.");
            placed.Add(next.Name);
            ordered.Add(Describe(connection, next, parents[next.Name].Contains(next.Name)));
        }

        return ordered;
    }

    private static MovedTable Describe(SqliteConnection connection, TableRow table, bool refersToItself)
    {
        var columns = connection.Query<ColumnRow>(Columns, new { table = table.Name }).AsList();
        var key = columns.Where(column => column.Pk > 0).OrderBy(column => column.Pk).Select(column => MovedTable.Quoted(column.Name));
        return new MovedTable(
            table.Name, [.. columns.Select(column => column.Name)], table.IsWithoutRowId ? string.Join(", ", key) : "rowid", refersToItself);
    }

    private sealed record TableRow
    {
        public required string Name { get; init; }

        public required bool IsWithoutRowId { get; init; }
    }

    private sealed record ColumnRow
    {
        public required string Name { get; init; }

        public required long Pk { get; init; }
    }
}
