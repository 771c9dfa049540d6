using System.Data.Common;
using Dapper;

namespace ProcurementHub.Storage.Engines;

/// <summary>What the administrator has set for the database of a SQL Server.</summary>
/// <param name="AllowsSnapshots">ALLOW_SNAPSHOT_ISOLATION: long reads see one state of the database.</param>
/// <param name="ReadsCommittedSnapshots">READ_COMMITTED_SNAPSHOT: who reads does not wait for who writes.</param>
internal sealed record ServerState(bool AllowsSnapshots, bool ReadsCommittedSnapshots)
{
    private const string Settings = """
        SELECT CAST(snapshot_isolation_state AS INT) AS snapshots, CAST(is_read_committed_snapshot_on AS INT) AS committed
        FROM sys.databases
        WHERE name = DB_NAME()
        """;

    public static async Task<ServerState> ReadAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var (snapshots, committed) = await connection.QueryFirstOrDefaultAsync<(int, int)>(
            new CommandDefinition(Settings, cancellationToken: cancellationToken));
        return new ServerState(snapshots == 1, committed == 1);
    }
}
