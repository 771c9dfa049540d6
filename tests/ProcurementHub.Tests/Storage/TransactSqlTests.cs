using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using ProcurementHub.Storage;
using ProcurementHub.Storage.Engines;
using ProcurementHub.Storage.Moving;

namespace ProcurementHub.Tests.Storage;

/// <summary>
/// What is sent to SQL Server is T-SQL by the parser of its own makers (2022). Most statements are shared with SQLite, where
/// they run in every test, and a word that only SQLite knows would not be seen where no SQL Server is given.
/// </summary>
public sealed partial class TransactSqlTests
{
    private const int UnexpectedEnd = 46029;

    [TestCaseSource(nameof(Scripts))]
    public void Script_IsTransactSql(string file) =>
        // What sqlcmd puts in for $(name) may stand in a text or be a number.
        Assert.That(Faults(Variable().Replace(File.ReadAllText(Path.Combine(Repository.Root, file)), "1")), Is.Empty);

    [Test]
    public void Statements_AreTransactSql()
    {
        var statements = Statements().ToList();

        Assert.That(statements, Has.Count.GreaterThan(200), "they were found");
        Assert.That(statements.SelectMany(statement => Faults(statement.Sql).Select(fault => $"{statement.Name}: {fault}")).Order(StringComparer.Ordinal), Is.Empty);
    }

    public static IEnumerable<string> Scripts() =>
        new[] { "src/ProcurementHub.Storage/Migrations/SqlServer", "deploy/sqlserver" }.SelectMany(folder =>
            Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.sql").Order(StringComparer.Ordinal)
                .Select(file => Path.GetRelativePath(Repository.Root, file)));

    // What only SQLite is asked.
    private static readonly Type[] otherEngine = [typeof(SqliteDialect), typeof(SchemaTables)];

    /// <summary>The texts of the storage that begin as a statement does.</summary>
    private static IEnumerable<(string Name, string Sql)> Statements()
    {
        foreach (var type in typeof(HubDatabase).Assembly.GetTypes().Where(type => !otherEngine.Contains(type) && !type.ContainsGenericParameters))
        {
            foreach (var field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (field.FieldType == typeof(string) && field.GetValue(null) is string text && Beginning().IsMatch(text))
                    yield return ($"{type.Name}.{field.Name}", text);
            }
        }

        var server = new SqlServerDialect("Server=nowhere");
        yield return (nameof(server.LeaseMails), server.LeaseMails);
        yield return (nameof(server.CountTables), server.CountTables);
        yield return (nameof(server.Paged), server.Paged("SELECT id FROM notice ORDER BY id"));
        yield return (nameof(server.NumbersOfIds), $"SELECT id FROM notice WHERE id IN {server.NumbersOfIds}");
    }

    private static IEnumerable<string> Faults(string sql)
    {
        // Dapper puts the brackets of a list there.
        using var text = new StringReader(List().Replace(sql, "IN (@$1)"));
        new TSql160Parser(initialQuotedIdentifiers: true).Parse(text, out var errors);
        // Some statements are put together, and a text is but their beginning.
        return errors.Where(error => error.Number != UnexpectedEnd).Select(error => $"line {error.Line}: {error.Message}");
    }

    [GeneratedRegex(@"^\s*(SELECT|INSERT|UPDATE|DELETE|WITH|DECLARE|MERGE)\s", RegexOptions.CultureInvariant)]
    private static partial Regex Beginning();

    [GeneratedRegex(@"\bIN @(\w+)", RegexOptions.CultureInvariant)]
    private static partial Regex List();

    [GeneratedRegex(@"\$\(\w+\)", RegexOptions.CultureInvariant)]
    private static partial Regex Variable();
}
