using Dapper;

namespace ProcurementHub.Storage.Moving;

/// <summary>
/// The table that stands in a database for as long as a hub is moved there: how many rows of each table are in. No hub runs
/// on a database that has it, for it would collect, and send, what the other half already has.
/// </summary>
internal static class UnfinishedMove
{
    public const string Table = "hub_move";

    // Outside of all migrations, so it keeps to types that both engines know.
    public const string Create = $"""
        CREATE TABLE {Table} (
          table_name VARCHAR(100) NOT NULL PRIMARY KEY,
          rows_copied BIGINT NOT NULL,
          source_sha256 VARCHAR(64) NOT NULL
        )
        """;

    public static Task<bool> IsInAsync(HubDatabase database, CancellationToken cancellationToken) =>
        database.AskAsync(
            async connection => await connection.ExecuteScalarAsync<long>(
                new CommandDefinition(database.Dialect.CountTables, new { table = Table }, cancellationToken: cancellationToken)) > 0,
            cancellationToken);
}
