using ProcurementHub.Storage;
using ProcurementHub.Storage.Engines;
using ProcurementHub.Storage.Migrating;

namespace ProcurementHub.Tests.Storage;

/// <summary>Makes a database what it was before a migration that only adds tables, and migrates it again.</summary>
internal static class Upgrading
{
    public static async Task RepeatAsync(HubDatabase database, TimeProvider time, string number, params string[] tables)
    {
        foreach (var table in tables)
            await database.RunAsync($"DROP TABLE {table}", null, CancellationToken.None);
        await database.RunAsync($"DELETE FROM schema_migration WHERE name LIKE '{number}%'", null, CancellationToken.None);
        Assert.That(await new Migrator(database, time).MigrateAsync(CancellationToken.None), Has.Count.EqualTo(1));
    }
}
