using System.Data.Common;
using Dapper;
using ProcurementHub.Storage.Engines;
using ProcurementHub.Storage.Moving;

namespace ProcurementHub.Storage.Migrating;

/// <summary>Brings the database to the newest schema. An applied migration must never be edited.</summary>
public sealed class Migrator(HubDatabase database, TimeProvider time)
{
    private static readonly TimeSpan longestWait = TimeSpan.FromMinutes(10);

    // The one table that is there before the first migration, so it keeps to types that both engines know.
    private const string CreateHistory = """
        CREATE TABLE schema_migration (
          name VARCHAR(200) NOT NULL PRIMARY KEY,
          applied_at VARCHAR(40) NOT NULL,
          sha256 VARCHAR(64) NOT NULL
        )
        """;

    private const string History = "SELECT name, sha256 FROM schema_migration ORDER BY name";

    private const string Record = "INSERT INTO schema_migration (name, applied_at, sha256) VALUES (@Name, @at, @Sha256)";

    /// <returns>The names of the migrations that were applied now.</returns>
    /// <exception cref="SchemaMismatchException">An applied migration is not the one that this program carries.</exception>
    public async Task<IReadOnlyList<string>> MigrateAsync(CancellationToken cancellationToken)
    {
        if (await UnfinishedMove.IsInAsync(database, cancellationToken))
            throw new SchemaMismatchException("Half of a hub was moved to this database. End the move: run 'hub migrate --copy-from' again as before.");
        var dialect = database.Dialect;
        await using var connection = await database.OpenAsync(cancellationToken);
        // Spares the lock, which is another's for as long as a long migration takes.
        if (await IsUpToDateAsync(connection))
            return [];
        await dialect.LockForMigrationAsync(connection, cancellationToken);
        try
        {
            var applied = new List<string>();
            foreach (var migration in Migration.Of(dialect.MigrationFolder))
            {
                if (await ApplyAsync(connection, migration, cancellationToken))
                    applied.Add(migration.Name);
            }

            return applied;
        }
        finally
        {
            await dialect.UnlockAfterMigrationAsync(connection);
        }
    }

    /// <summary>The names of the migrations that are still to be applied; nothing is changed.</summary>
    public async Task<IReadOnlyList<string>> PendingAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var all = Migration.Of(database.Dialect.MigrationFolder).Select(migration => migration.Name);
        if (!await HasHistoryAsync(connection, null))
            return all.ToList();
        var known = (await connection.QueryAsync<Applied>(History)).Select(row => row.Name).ToHashSet();
        return all.Where(name => !known.Contains(name)).ToList();
    }

    /// <summary>What a newer program has applied beyond that is no concern of this one: it goes on reading what it knows.</summary>
    private async Task<bool> IsUpToDateAsync(DbConnection connection)
    {
        if (!await HasHistoryAsync(connection, null))
            return false;
        var applied = (await connection.QueryAsync<Applied>(History)).ToDictionary(row => row.Name, row => row.Sha256, StringComparer.Ordinal);
        return Migration.Of(database.Dialect.MigrationFolder).All(migration => applied.GetValueOrDefault(migration.Name) == migration.Sha256);
    }

    private async Task<bool> ApplyAsync(DbConnection connection, Migration migration, CancellationToken cancellationToken)
    {
        await using var transaction = await BeginAsync(connection, cancellationToken);
        if (await IsAppliedAsync(transaction, migration, cancellationToken))
            return false;
        await transaction.RunAsync(migration.Sql, null, cancellationToken);
        await transaction.RunAsync(
            Record, new { migration.Name, migration.Sha256, at = time.GetUtcNow().ToString("O") }, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>The embedded engine has no lock but its one writer: another process's migration may take longer than it waits.</summary>
    private async Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        while (true)
        {
            try
            {
                return await database.Dialect.BeginAsync(connection, writes: true, cancellationToken);
            }
            catch (DbException exception) when (database.Dialect.FaultOf(exception) == SqlFault.Busy && time.GetElapsedTime(began) < longestWait)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
    }

    private async Task<bool> IsAppliedAsync(
        DbTransaction transaction, Migration migration, CancellationToken cancellationToken)
    {
        if (!await HasHistoryAsync(transaction.Connection!, transaction))
            await transaction.RunAsync(CreateHistory, null, cancellationToken);
        var history = await transaction.ListAsync<Applied>(History, null, cancellationToken);
        var row = history.FirstOrDefault(applied => applied.Name == migration.Name);
        if (row is not null && row.Sha256 != migration.Sha256)
        {
            throw new SchemaMismatchException(
                $"The migration {migration.Name} was applied with another text. Restore its file, and put the change into a new one.");
        }

        return row is not null;
    }

    private async Task<bool> HasHistoryAsync(DbConnection connection, DbTransaction? transaction) =>
        await connection.ExecuteScalarAsync<long>(
            database.Dialect.CountTables, new { table = "schema_migration" }, transaction) > 0;

    private sealed record Applied
    {
        public required string Name { get; init; }

        public required string Sha256 { get; init; }
    }
}
