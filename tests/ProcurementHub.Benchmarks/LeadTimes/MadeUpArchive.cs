using Microsoft.Data.Sqlite;
using ProcurementHub.Core.LeadTimes;
using ProcurementHub.Storage;
using ProcurementHub.Storage.Engines;
using ProcurementHub.Storage.LeadTimes;
using ProcurementHub.Storage.Migrating;
using ProcurementHub.Storage.Sources;

namespace ProcurementHub.Benchmarks.LeadTimes;

/// <summary>A hub's own database with as many notices as wanted over three years, made by arithmetic, and their lead times.</summary>
internal sealed class MadeUpArchive : IDisposable
{
    private static readonly TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById("America/Lima");

    // Multipliers that share no factor with the numbers they are cut by: each notice has its own mixture.
    private const string Fill = """
        INSERT INTO entity (id, scheme, external_id, name, first_seen_at, survivor_id)
        SELECT value, 'PE-RUC', printf('20%09d', value), printf('Entidad %d', value), 0, value FROM generate(3300);

        INSERT INTO notice (id, source_id, native_id, entity_id, title, category, procedure_type, status, published_at, deadline_at,
            deadline_basis, first_deadline_at, amount_state, restarted, version, version_id, seen_hash, first_seen_at, observed_at,
            winner_count, winner_sized, winner_small)
        SELECT value, printf('source-%d', value % 5), CAST(value AS TEXT), 1 + (value * 7919) % 3300, printf('Compra %d', value), 1 + value % 4,
            printf('Tipo %d', (value * 31) % 80), 2 + (value % 3 = 0) * 2, at, CASE WHEN value % 9 = 0 THEN NULL ELSE at + lead + (value % 17 = 0) * 259200000000 END,
            CASE WHEN value % 9 = 0 THEN 10 ELSE 1 END, CASE WHEN value % 9 = 0 THEN NULL ELSE at + lead END, 0, value % 50 = 0, 1, value, x'00', at, at,
            CASE WHEN value % 6 = 0 THEN 1 + value % 5 END, CASE WHEN value % 6 = 0 THEN value % 7 % 2 END, CASE WHEN value % 6 = 0 THEN value % 7 % 2 * (value % 11 % 2) END
        FROM (SELECT value, 1700000000000000 + value * 94608000000000 / @count AS at, (1 + (value * 104729) % 2600000) * 1000000 AS lead FROM generate(@count));

        INSERT INTO notice_sector (notice_id, sector_code, basis, confidence)
        SELECT id, printf('sector-%d', (id * 13) % 40), 1, 1 FROM notice WHERE id % 11 > 0
        UNION ALL SELECT id, printf('sector-%d', 40 + id % 3), 1, 1 FROM notice WHERE id % 4 = 0;

        INSERT INTO notice_region (notice_id, region_code, basis)
        SELECT n.id, c.code, 1 FROM notice AS n JOIN place AS c ON c.id = (n.id * 17) % 25 WHERE n.id % 13 > 0;

        INSERT INTO lead_time_pending (notice_id, taken) SELECT id, 0 FROM notice;
        """;

    private readonly string file;

    private MadeUpArchive(string file)
    {
        this.file = file;
        Database = HubDatabase.For(new StorageOptions { ConnectionString = $"Data Source={file}", EvidenceFolder = file + ".evidence" });
    }

    public HubDatabase Database { get; }

    public string File => file;

    public static async Task<MadeUpArchive> FillAsync(string file, int count, CancellationToken cancellationToken)
    {
        var isThere = System.IO.File.Exists(file);
        var archive = new MadeUpArchive(file);
        if (isThere)
            return archive;
        await new Migrator(archive.Database, TimeProvider.System).MigrateAsync(cancellationToken);
        await new SourceStore(archive.Database).UpsertAsync(
            [.. Enumerable.Range(0, 5).Select(number => new SourceRegistration($"source-{number}", "Made up", "hash"))],
            DateTimeOffset.FromUnixTimeSeconds(1_705_000_000), cancellationToken);
        await archive.Database.WriteAsync(transaction => FillAsync((SqliteTransaction)transaction, count, cancellationToken), cancellationToken);
        return archive;
    }

    public Task<LeadTimeRefreshed> RefreshAsync(CancellationToken cancellationToken) =>
        new LeadTimeRefresh(Database).RunAsync(
            new LeadTimeSettings(zone, "PE", LeadTimeRule.Standard, new Dictionary<string, LeadTimeSource>()), TimeProvider.System.GetUtcNow(), cancellationToken);

    public Task<int> TouchAsync(int notices, CancellationToken cancellationToken) =>
        Database.RunAsync("INSERT INTO lead_time_pending (notice_id, taken) SELECT id, 0 FROM notice ORDER BY id DESC LIMIT @notices", new { notices }, cancellationToken);

    public void Dispose() => SqliteConnection.ClearAllPools();

    private static async Task<int> FillAsync(SqliteTransaction transaction, int count, CancellationToken cancellationToken)
    {
        var places = Core.Classification.RegionTree.Standard.Children("PE").Take(25).Select((place, at) => $"({at}, '{place.Code}')");
        await transaction.RunAsync($"CREATE TEMP TABLE place AS SELECT column1 AS id, column2 AS code FROM (VALUES {string.Join(", ", places)})", null, cancellationToken);
        foreach (var statement in Fill.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var sql = statement.Replace("generate(3300)", Numbers("3300"), StringComparison.Ordinal).Replace("generate(@count)", Numbers("@count"), StringComparison.Ordinal);
            await transaction.RunAsync(sql, new { count }, cancellationToken);
        }

        return count;
    }

    private static string Numbers(string count) =>
        $"(WITH RECURSIVE number (value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM number WHERE value < {count}) SELECT value FROM number)";
}
