using System.Text.RegularExpressions;
using ProcurementHub.Storage.Migrating;

namespace ProcurementHub.Tests.Storage;

/// <summary>The tables as the migration files of one engine declare them.</summary>
internal static partial class SchemaText
{
    /// <returns>In the order in which they are made: none refers to one that comes after it.</returns>
    public static OrderedDictionary<string, List<(string Name, string Type, bool NotNull)>> TablesOf(string folder)
    {
        var tables = new OrderedDictionary<string, List<(string, string, bool)>>(StringComparer.Ordinal);
        foreach (var migration in Migration.Of(folder))
        {
            foreach (Match table in Table().Matches(migration.Sql))
            {
                tables.Add(table.Groups["name"].Value, table.Groups["body"].Value
                    .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                    .Where(line => !line.StartsWith("PRIMARY KEY", StringComparison.Ordinal) && !line.StartsWith("FOREIGN KEY", StringComparison.Ordinal))
                    .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                    .Select(words => (words[0], words[1], words.Contains("NOT")))
                    .ToList());
            }

            foreach (Match column in Column().Matches(migration.Sql))
            {
                var words = column.Groups["column"].Value.Split(' ');
                tables[column.Groups["table"].Value].Add((words[0], words[1], words.Contains("NOT")));
            }

            foreach (Match dropped in DroppedColumn().Matches(migration.Sql))
                tables[dropped.Groups["table"].Value].RemoveAll(column => column.Item1 == dropped.Groups["column"].Value);
            foreach (Match dropped in DroppedTable().Matches(migration.Sql))
                tables.Remove(dropped.Groups["table"].Value);
        }

        return tables;
    }

    /// <returns>In the order in which they are made.</returns>
    public static List<string> ViewsOf(string folder) =>
        Migration.Of(folder).SelectMany(migration => View().Matches(migration.Sql)).Select(match => match.Groups["name"].Value).ToList();

    public static List<string> IndexesOf(string folder) =>
        Migration.Of(folder).SelectMany(migration => Index().Matches(migration.Sql)).Select(match => match.Value).ToList();

    [GeneratedRegex(@"^CREATE TABLE (?<name>\w+) \(\n(?<body>.*?)\n\)", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Table();

    [GeneratedRegex(@"^ALTER TABLE (?<table>\w+) ADD (COLUMN )?(?<column>[^;]+);$", RegexOptions.Multiline)]
    private static partial Regex Column();

    [GeneratedRegex(@"^ALTER TABLE (?<table>\w+) DROP COLUMN (?<column>\w+);$", RegexOptions.Multiline)]
    private static partial Regex DroppedColumn();

    [GeneratedRegex(@"^DROP TABLE (?<table>\w+);$", RegexOptions.Multiline)]
    private static partial Regex DroppedTable();

    [GeneratedRegex(@"\bCREATE VIEW (?<name>\w+) ")]
    private static partial Regex View();

    [GeneratedRegex(@"^CREATE (UNIQUE )?INDEX .*;$", RegexOptions.Multiline)]
    private static partial Regex Index();
}
