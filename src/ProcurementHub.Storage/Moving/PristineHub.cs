using Microsoft.Data.Sqlite;
using ProcurementHub.Storage.Migrating;

namespace ProcurementHub.Storage.Moving;

/// <summary>
/// A hub that nothing has happened in yet: the rows that the migrations themselves write. A database that has others is
/// somebody's.
/// </summary>
internal static class PristineHub
{
    public static async Task<IReadOnlyDictionary<string, TableSum>> SumsAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        // It lives in memory for as long as somebody has it open.
        var connectionString = $"Data Source=hub-pristine-{Guid.NewGuid():N};Mode=Memory;Cache=Shared";
        await using var open = new SqliteConnection(connectionString);
        await open.OpenAsync(cancellationToken);
        var database = HubDatabase.For(new StorageOptions { ConnectionString = connectionString, EvidenceFolder = "" });
        await new Migrator(database, time).MigrateAsync(cancellationToken);
        var (target, sums) = (new MoveTarget(database), new Dictionary<string, TableSum>());
        foreach (var table in SchemaTables.Of(open))
            sums[table.Name] = await target.SumAsync(table, cancellationToken);
        return sums;
    }
}
