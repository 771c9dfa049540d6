using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.Nodes;

/// <summary>The processes that serve or work on this database, and what each has in hand.</summary>
public sealed class NodeStore(HubDatabase database)
{
    private const string Sign = "UPDATE node SET roles = @Roles, signed_at = @SignedAt WHERE name = @Name";

    private const string Add = """
        INSERT INTO node (name, roles, version, started_at, signed_at)
        SELECT @Name, @Roles, @Version, @StartedAt, @SignedAt
        WHERE NOT EXISTS (SELECT 1 FROM node AS n WHERE n.name = @Name)
        """;

    private const string Forget = "DELETE FROM node WHERE signed_at < @before";

    /// <summary>A sign of life. Nodes of which nothing was heard since <paramref name="forgetBefore"/> are forgotten.</summary>
    public Task<bool> SignAsync(NodeRow node, DateTimeOffset forgetBefore, CancellationToken cancellationToken) =>
        database.WriteAsync(async transaction =>
        {
            if (await transaction.RunAsync(Sign, node, cancellationToken) == 0)
                await transaction.RunAsync(Add, node, cancellationToken);
            return await transaction.RunAsync(Forget, new { before = forgetBefore }, cancellationToken) > 0;
        }, cancellationToken);

    private const string Remove = "DELETE FROM node WHERE name = @name";

    /// <summary>The node has come to its end.</summary>
    public async Task SignOffAsync(string name, CancellationToken cancellationToken) =>
        await database.RunAsync(Remove, new { name }, cancellationToken);

    private const string All = "SELECT name, roles, version, started_at, signed_at FROM node ORDER BY started_at, name";

    public Task<IReadOnlyList<NodeRow>> ListAsync(CancellationToken cancellationToken) =>
        database.ListAsync<NodeRow>(All, null, cancellationToken);

    private const string Held = """
        SELECT 0 AS kind, owner, name AS what FROM lease WHERE owner IS NOT NULL AND held_until > @now
        UNION ALL
        SELECT 1, owner, source_id FROM source_run WHERE outcome = 0 AND owner IS NOT NULL
        UNION ALL
        SELECT 2, lease_owner, CAST(COUNT(*) AS VARCHAR(20)) FROM outbox_delivery
        WHERE state = 1 AND lease_owner IS NOT NULL AND lease_until > @now
        GROUP BY lease_owner
        """;

    public Task<IReadOnlyList<Holding>> HoldingsAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        database.ListAsync<Holding>(Held, new { now }, cancellationToken);
}
