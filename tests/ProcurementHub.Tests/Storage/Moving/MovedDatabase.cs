using Dapper;
using ProcurementHub.Storage;
using ProcurementHub.Storage.Moving;

namespace ProcurementHub.Tests.Storage.Moving;

internal static class MovedDatabase
{
    /// <summary>As the migrations leave it: an emptied one still knows which ids were taken.</summary>
    public static async Task MakePristineAsync(HubDatabase database)
    {
        await using var connection = await database.OpenAsync(CancellationToken.None);
        await connection.ExecuteAsync($"DROP TABLE IF EXISTS {UnfinishedMove.Table}");
        foreach (var table in SchemaText.TablesOf("Sqlite").Keys.Reverse())
            await connection.ExecuteAsync($"DELETE FROM {table}");
        await connection.ExecuteAsync("INSERT INTO id_block (next_id) VALUES (1)");
        await connection.ExecuteAsync("INSERT INTO entity_grouping (revision) VALUES (0)");
    }
}
