using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.Entities;

public sealed record EntityRow
{
    public required long Id { get; init; }

    public required string Scheme { get; init; }

    public required string ExternalId { get; init; }

    /// <summary>As the entity was first called; names differ from notice to notice.</summary>
    public required string Name { get; init; }

    public required DateTimeOffset FirstSeenAt { get; init; }
}

/// <summary>The public bodies that notices and plan lines name.</summary>
public sealed class EntityStore(HubDatabase database)
{
    private const string Columns = "SELECT id, scheme, external_id, name, first_seen_at FROM entity\n";

    private const string One = Columns + "WHERE scheme = @scheme AND external_id = @externalId";

    public Task<EntityRow?> FindAsync(string scheme, string externalId, CancellationToken cancellationToken) =>
        database.FirstAsync<EntityRow>(One, new { scheme, externalId }, cancellationToken);

    private const string HowMany = "SELECT COUNT(*) FROM entity";

    public Task<int> CountAsync(CancellationToken cancellationToken) =>
        database.FirstAsync<int>(HowMany, null, cancellationToken);

    private const string Everything = Columns + "ORDER BY scheme, external_id";

    /// <summary>Every entity, one at a time, in the order of scheme and id.</summary>
    public IAsyncEnumerable<EntityRow> StreamAsync(CancellationToken cancellationToken) =>
        database.StreamAsync<EntityRow>(Everything, cancellationToken);
}
