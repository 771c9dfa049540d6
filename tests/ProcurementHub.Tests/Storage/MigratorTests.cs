using Dapper;
using ProcurementHub.Storage;
using ProcurementHub.Storage.Migrating;

namespace ProcurementHub.Tests.Storage;

[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class MigratorTests<TDatabase> : StoreTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private Migrator Migrator => new(Database, TimeProvider.System);

    [Test]
    public async Task Migrate_ASecondTime_AppliesNothing()
    {
        Assert.That(await Migrator.MigrateAsync(None), Is.Empty);
        Assert.That(await Migrator.PendingAsync(None), Is.Empty);
    }

    [Test]
    public async Task Migrate_AppliedMigrationWithAnotherText_StopsAndNamesIt()
    {
        await using var connection = await Database.OpenAsync(None);
        var right = await connection.QuerySingleAsync<string>("SELECT sha256 FROM schema_migration WHERE name = '0005_notices'");
        await connection.ExecuteAsync("UPDATE schema_migration SET sha256 = 'edited' WHERE name = '0005_notices'");
        try
        {
            Assert.That(async () => await Migrator.MigrateAsync(None),
                Throws.InstanceOf<SchemaMismatchException>().With.Message.Contains("0005_notices"));
        }
        finally
        {
            await connection.ExecuteAsync("UPDATE schema_migration SET sha256 = @right WHERE name = '0005_notices'", new { right });
        }
    }

    [Test]
    public async Task Migrate_TheTables_HaveTheColumnsOfTheFiles()
    {
        var declared = SchemaText.TablesOf(Database.Dialect.MigrationFolder);
        await using var connection = await Database.OpenAsync(None);

        foreach (var (table, columns) in declared)
        {
            await using var reader = await connection.ExecuteReaderAsync($"SELECT * FROM {table} WHERE 1 = 0");
            var actual = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName);
            Assert.That(actual, Is.EqualTo(columns.Select(column => column.Name)), table);
        }
    }
}

public sealed class MigratorStartTests
{
    [Test]
    public async Task Migrate_DatabaseThatLacksOneInBetween_AppliesThatOne()
    {
        var folder = Directory.CreateTempSubdirectory("hub-migrate-");
        var options = new StorageOptions { ConnectionString = $"Data Source={Path.Combine(folder.FullName, "hub.db")};Pooling=False", EvidenceFolder = folder.FullName };
        var database = HubDatabase.For(options);
        await new Migrator(database, TimeProvider.System).MigrateAsync(CancellationToken.None);
        await using (var connection = await database.OpenAsync(CancellationToken.None))
        {
            // As it was for those who had the thirteenth before the twelfth was written.
            foreach (var (table, column) in new[] { ("document", "headers"), ("document", "final_url"), ("document", "known"), ("document", "is_backfill"), ("document", "removed_at"), ("source_run", "is_retry") })
                await connection.ExecuteAsync($"ALTER TABLE {table} DROP COLUMN {column}");
            await connection.ExecuteAsync("DELETE FROM schema_migration WHERE name LIKE '0012%'");
        }

        Assert.That(await new Migrator(database, TimeProvider.System).MigrateAsync(CancellationToken.None), Is.EqualTo(new[] { "0012_document_answers" }));
        folder.Delete(recursive: true);
    }

    [Test]
    public async Task Migrate_TwoProcessesAtOnce_ApplyEachMigrationOnce()
    {
        var folder = Directory.CreateTempSubdirectory("hub-migrate-");
        var options = new StorageOptions
        {
            ConnectionString = $"Data Source={Path.Combine(folder.FullName, "new", "hub.db")};Pooling=False",
            EvidenceFolder = folder.FullName,
        };

        var applied = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ =>
            Task.Run(() => new Migrator(HubDatabase.For(options), TimeProvider.System).MigrateAsync(CancellationToken.None))));

        Assert.That(applied.SelectMany(names => names), Is.EquivalentTo(Migration.Of("Sqlite").Select(migration => migration.Name)));
        folder.Delete(recursive: true);
    }
}
