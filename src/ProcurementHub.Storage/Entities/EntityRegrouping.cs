using System.Data.Common;
using ProcurementHub.Core.Entities;
using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.Entities;

/// <summary>
/// Lets every identifier point to the entity that stands for its body, as all that is said comes to now. Notices and
/// plans keep the identifier under which they came, so that a merge that is undone leaves no trace on them.
/// </summary>
internal static class EntityRegrouping
{
    // Two that say different things at the same time must see each other's word: the second waits here.
    private const string TakeTurn = "UPDATE entity_grouping SET revision = revision + 1";

    private const string Standing = """
        SELECT l.id, l.entity_id, l.other_id, l.kind, l.in_conflict
        FROM entity_link AS l
        WHERE l.ended_at IS NULL AND l.kind <> 2
            AND (l.kind = 1 OR NOT EXISTS (
                SELECT 1 FROM entity_link AS p
                WHERE p.kind = 2 AND p.ended_at IS NULL
                    AND ((p.entity_id = l.entity_id AND p.other_id = l.other_id) OR (p.entity_id = l.other_id AND p.other_id = l.entity_id))))
        """;

    private const string Identifiers = """
        SELECT e.id, e.scheme, e.external_id, e.survivor_id
        FROM entity AS e
        WHERE e.id IN (SELECT entity_id FROM entity_link UNION SELECT other_id FROM entity_link)
        """;

    private static readonly BulkTable<(long Id, long Survivor)> Regrouped = new BulkTable<(long Id, long Survivor)>("regrouped")
        .Integer("id", row => row.Id)
        .Integer("survivor_id", row => row.Survivor);

    private const string Regroup = "UPDATE entity SET survivor_id = r.survivor_id FROM [#regrouped] AS r WHERE entity.id = r.id";

    private static readonly BulkTable<(long Id, bool InConflict)> Judged = new BulkTable<(long Id, bool InConflict)>("judged_link")
        .Integer("id", row => row.Id)
        .Flag("in_conflict", row => row.InConflict);

    private const string Judge = "UPDATE entity_link SET in_conflict = j.in_conflict FROM [#judged_link] AS j WHERE entity_link.id = j.id";

    /// <returns>Ids of the entities that now point elsewhere.</returns>
    public static async Task<IReadOnlyList<long>> RunAsync(ISqlDialect dialect, DbTransaction transaction, CancellationToken cancellationToken)
    {
        await transaction.RunAsync(TakeTurn, null, cancellationToken);
        var links = await transaction.ListAsync<Link>(Standing, null, cancellationToken);
        var entities = await transaction.ListAsync<Identified>(Identifiers, null, cancellationToken);
        var groups = EntityGrouping.Of(
            entities.ToDictionary(row => row.Id, row => new EntityIdentifier(row.Scheme, row.ExternalId)),
            [.. links.Select(link => new EntityBond(link.Id, link.EntityId, link.OtherId, link.Kind == EntityLinkKind.Merged))]);

        var judged = links.Where(link => link.InConflict != groups.Conflicts.Contains(link.Id)).Select(link => (link.Id, !link.InConflict)).ToList();
        if (judged.Count > 0)
        {
            await dialect.StageAsync(transaction, Judged, judged, cancellationToken);
            await transaction.RunAsync(Judge, null, cancellationToken);
        }

        var moved = entities.Where(row => row.SurvivorId != groups.Survivors[row.Id]).Select(row => (row.Id, groups.Survivors[row.Id])).ToList();
        if (moved.Count > 0)
        {
            await dialect.StageAsync(transaction, Regrouped, moved, cancellationToken);
            await transaction.RunAsync(Regroup, null, cancellationToken);
        }

        return moved.ConvertAll(row => row.Id);
    }

    private sealed record Link
    {
        public required long Id { get; init; }

        public required long EntityId { get; init; }

        public required long OtherId { get; init; }

        public required EntityLinkKind Kind { get; init; }

        public required bool InConflict { get; init; }
    }

    private sealed record Identified
    {
        public required long Id { get; init; }

        public required string Scheme { get; init; }

        public required string ExternalId { get; init; }

        public required long SurvivorId { get; init; }
    }
}
