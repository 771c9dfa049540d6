using System.Text.Json;
using ProcurementHub.Core.Entities;
using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.Entities;

/// <summary>A public body as a page or a search needs it.</summary>
/// <param name="Id">Of the identifier that stands for it.</param>
/// <param name="Name">As a list calls it, or else as it was first called.</param>
/// <param name="Identifiers">The one that stands for it comes first.</param>
/// <param name="Ids">Of all its identifiers.</param>
public sealed record EntityBodyCard(long Id, string Name, IReadOnlyList<EntityIdentifier> Identifiers, IReadOnlyList<long> Ids);

/// <summary>Finds bodies by any one of their identifiers.</summary>
public sealed class EntityBodies(HubDatabase database)
{
    private const string OfIdentifier = """
        SELECT o.id, o.scheme, o.external_id, o.name, o.survivor_id,
            (SELECT MIN(l.name) FROM listed_entity AS l WHERE l.entity_id = o.id) AS listed_name
        FROM entity AS e JOIN entity AS o ON o.survivor_id = e.survivor_id
        WHERE e.scheme = @Scheme AND e.external_id = @Id
        """;

    public async Task<EntityBodyCard?> FindAsync(EntityIdentifier identifier, CancellationToken cancellationToken)
    {
        var rows = await database.ListAsync<Row>(OfIdentifier, new { identifier.Scheme, identifier.Id }, cancellationToken);
        if (rows.Count == 0)
            return null;
        var standing = rows.First(row => row.Id == row.SurvivorId);
        return new EntityBodyCard(
            standing.Id,
            rows.Select(row => row.ListedName).OfType<string>().Order(StringComparer.Ordinal).FirstOrDefault() ?? standing.Name,
            [.. rows.OrderBy(row => row.Id != standing.Id).ThenBy(row => row.Identifier, EntityIdentifier.Order).Select(row => row.Identifier)],
            [.. rows.Select(row => row.Id)]);
    }

    private const string OfBodies = """
        SELECT e.id, e.scheme, e.external_id, e.name, e.survivor_id,
            (SELECT MIN(l.name) FROM listed_entity AS l WHERE l.entity_id = e.id) AS listed_name
        FROM entity AS e
        WHERE e.id IN
        """;

    /// <summary>Bodies with the identifier that stands for them, and no other.</summary>
    /// <param name="ids">Of those identifiers.</param>
    public async Task<IReadOnlyList<EntityBodyCard>> NamesAsync(IReadOnlyCollection<long> ids, CancellationToken cancellationToken) =>
        [.. (await database.ListAsync<Row>($"{OfBodies} {database.Dialect.NumbersOfIds}", new { ids = JsonSerializer.Serialize(ids) }, cancellationToken))
            .Select(row => new EntityBodyCard(row.Id, row.ListedName ?? row.Name, [row.Identifier], [row.Id]))];

    private sealed record Row
    {
        public required long Id { get; init; }

        public required string Scheme { get; init; }

        public required string ExternalId { get; init; }

        public required string Name { get; init; }

        public required long SurvivorId { get; init; }

        public string? ListedName { get; init; }

        public EntityIdentifier Identifier => new(Scheme, ExternalId);
    }
}
