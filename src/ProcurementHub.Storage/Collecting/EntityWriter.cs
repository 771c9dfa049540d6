using System.Data.Common;
using ProcurementHub.Core.Entities;
using ProcurementHub.Storage.Engines;
using ProcurementHub.Storage.Entities;

namespace ProcurementHub.Storage.Collecting;

/// <summary>Finds the entities that are named, and adds those that nobody named before.</summary>
internal static class EntityWriter
{
    private static readonly BulkTable<EntityReference> Named = new BulkTable<EntityReference>("named_entity")
        .Key("scheme", KeyLength.EntityScheme, entity => entity.Scheme)
        .Key("external_id", KeyLength.EntityId, entity => entity.Id);

    // The order of a CROSS JOIN is kept: from the few that are named to their rows, never the other way.
    private const string Known = """
        SELECT e.id, e.scheme, e.external_id
        FROM [#named_entity] AS n CROSS JOIN entity AS e
        WHERE e.scheme = n.scheme AND e.external_id = n.external_id
        """;

    public static bool CanBeKept(EntityReference? entity) =>
        entity is { IsIdentified: true, Scheme.Length: <= KeyLength.EntityScheme, Id.Length: <= KeyLength.EntityId };

    /// <param name="source">Who names them.</param>
    /// <returns>The id of each entity, by scheme and external id.</returns>
    public static async Task<Dictionary<(string Scheme, string Id), long>> ResolveAsync(
        ISqlDialect dialect, DbTransaction transaction, string source, IEnumerable<(EntityReference? Entity, DateTimeOffset At)> references,
        IdRange ids, CancellationToken cancellationToken)
    {
        var said = new List<(EntityReference Entity, DateTimeOffset At)>();
        var named = new Dictionary<(string Scheme, string Id), (EntityReference Entity, DateTimeOffset At)>();
        foreach (var (entity, at) in references)
        {
            if (!CanBeKept(entity))
                continue;
            named.TryAdd((entity!.Scheme!, entity.Id!), (entity, at));
            said.Add((entity, at));
        }

        var found = new Dictionary<(string Scheme, string Id), long>(named.Count);
        if (named.Count == 0)
            return found;
        await dialect.StageAsync(transaction, Named, [.. named.Values.Select(name => name.Entity)], cancellationToken);
        foreach (var row in await transaction.ListAsync<KnownEntity>(Known, null, cancellationToken))
            found[(row.Scheme, row.ExternalId)] = row.Id;

        var added = new List<(long Id, EntityReference Entity, DateTimeOffset At)>();
        foreach (var (key, (entity, at)) in named)
        {
            if (found.ContainsKey(key))
                continue;
            var id = ids.Next();
            found.Add(key, id);
            added.Add((id, entity, at));
        }

        await dialect.LoadAsync(transaction, Rows, added, cancellationToken);
        await EntityNames.SaveAsync(
            dialect, transaction, source, said.Select(name => (found[(name.Entity.Scheme!, name.Entity.Id!)], name.Entity, name.At)), cancellationToken);
        return found;
    }

    private static readonly BulkTable<(long Id, EntityReference Entity, DateTimeOffset At)> Rows =
        new BulkTable<(long Id, EntityReference Entity, DateTimeOffset At)>("entity")
            .Integer("id", row => row.Id)
            .Key("scheme", KeyLength.EntityScheme, row => row.Entity.Scheme)
            .Key("external_id", KeyLength.EntityId, row => row.Entity.Id)
            .Text("name", row => row.Entity.Name)
            .Instant("first_seen_at", row => row.At)
            .Integer("survivor_id", row => row.Id);

    private sealed record KnownEntity
    {
        public required long Id { get; init; }

        public required string Scheme { get; init; }

        public required string ExternalId { get; init; }
    }
}
