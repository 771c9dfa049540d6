using ProcurementHub.Storage.Migrating;

namespace ProcurementHub.Tests.Storage;

public sealed class MigrationFilesTests
{
    [Test]
    public void Files_OfBothEngines_HaveTheSameNames()
    {
        var sqlite = Migration.Of("Sqlite").Select(migration => migration.Name).ToList();

        Assert.That(sqlite, Is.Not.Empty);
        Assert.That(Migration.Of("SqlServer").Select(migration => migration.Name), Is.EqualTo(sqlite));
    }

    [Test]
    public void Tables_OfBothEngines_HaveTheSameColumns()
    {
        var sqlite = SchemaText.TablesOf("Sqlite");
        var sqlServer = SchemaText.TablesOf("SqlServer");

        Assert.That(sqlServer.Keys, Is.EquivalentTo(sqlite.Keys));
        foreach (var (table, columns) in sqlite)
        {
            Assert.That(sqlServer[table].Select(column => (column.Name, column.NotNull)),
                Is.EqualTo(columns.Select(column => (column.Name, column.NotNull))), table);
        }
    }

    [Test]
    public void Types_OfBothEngines_MeanTheSame()
    {
        var sqlite = SchemaText.TablesOf("Sqlite");

        foreach (var (table, columns) in SchemaText.TablesOf("SqlServer"))
        {
            var expected = columns.Select(column => column.Type switch
            {
                "FLOAT" => "REAL",
                "VARBINARY(32)" or "VARBINARY(MAX)" => "BLOB",
                "BIGINT" or "INT" or "BIT" or "DATETIMEOFFSET(6)" => "INTEGER",
                var text when text.StartsWith("NVARCHAR", StringComparison.Ordinal) => "TEXT",
                var other => other,
            });
            Assert.That(sqlite[table].Select(column => column.Type), Is.EqualTo(expected), table);
        }
    }

    [Test]
    public void Indexes_OfBothEngines_AreTheSameText() =>
        Assert.That(SchemaText.IndexesOf("SqlServer"), Is.EqualTo(SchemaText.IndexesOf("Sqlite")));
}
