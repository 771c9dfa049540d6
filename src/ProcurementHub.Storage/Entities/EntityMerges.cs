using System.Data.Common;
using ProcurementHub.Storage.Engines;
using ProcurementHub.Storage.Procedures;
using ProcurementHub.Storage.Staff;

namespace ProcurementHub.Storage.Entities;

/// <summary>What staff says of identifiers. It is kept with who, when and why, and outlives whatever lists say later.</summary>
public sealed class EntityMerges(HubDatabase database, TimeProvider time)
{
    private const string Say = """
        INSERT INTO entity_link (id, entity_id, other_id, kind, said_by, why, made_at, in_conflict)
        VALUES (@id, @entity, @other, @kind, @who, @why, @at, 0)
        """;

    private const string TakeBack = """
        UPDATE entity_link SET ended_at = @at, ended_by = @who, ended_why = @why
        WHERE ended_at IS NULL AND kind = @kind
            AND ((entity_id = @entity AND other_id = @other) OR (entity_id = @other AND other_id = @entity))
        """;

    /// <summary>The two are one body from now on.</summary>
    /// <returns>False where they were already.</returns>
    public async Task<bool> MergeAsync(EntityRow entity, EntityRow other, string who, string why, CancellationToken cancellationToken)
    {
        using var ids = await database.Ids.ReserveAsync(2, cancellationToken);
        return await database.WriteAsync(async transaction =>
        {
            ids.Rewind();
            if (entity.Id == other.Id || await AreOneAsync(entity, other, transaction, cancellationToken))
                return false;
            var (at, said) = (time.GetUtcNow(), StaffLog.Short(who));
            await transaction.RunAsync(
                TakeBack, new { entity = entity.Id, other = other.Id, kind = (int)EntityLinkKind.Apart, who = said, why, at }, cancellationToken);
            await transaction.RunAsync(
                Say, new { id = ids.Next(), entity = entity.Id, other = other.Id, kind = (int)EntityLinkKind.Merged, who = said, why, at }, cancellationToken);
            await LogAsync(transaction, ids.Next(), StaffActKind.Merged, entity, other, who, why, at, cancellationToken);
            await JoinedEntities.RunAsync(database.Dialect, transaction, at, cancellationToken);
            return true;
        }, cancellationToken);
    }

    private const string Bound = """
        SELECT DISTINCT CASE WHEN l.entity_id = @entity THEN l.other_id ELSE l.entity_id END
        FROM entity_link AS l
        JOIN entity AS a ON a.id = l.entity_id
        JOIN entity AS b ON b.id = l.other_id
        WHERE (l.entity_id = @entity OR l.other_id = @entity) AND l.ended_at IS NULL AND l.kind <> 2 AND l.in_conflict = 0
            AND a.survivor_id = b.survivor_id
        """;

    /// <summary>The identifier is of a body of its own from now on.</summary>
    /// <returns>How many others it was bound to; none where it stood alone.</returns>
    public async Task<int> SplitAsync(EntityRow entity, string who, string why, CancellationToken cancellationToken)
    {
        // Staff alone says such things: a body has a handful of identifiers.
        using var ids = await database.Ids.ReserveAsync(1000, cancellationToken);
        return await database.WriteAsync(async transaction =>
        {
            ids.Rewind();
            var (at, said) = (time.GetUtcNow(), StaffLog.Short(who));
            var others = await transaction.ListAsync<long>(Bound, new { entity = entity.Id }, cancellationToken);
            foreach (var other in others)
            {
                await transaction.RunAsync(
                    TakeBack, new { entity = entity.Id, other, kind = (int)EntityLinkKind.Merged, who = said, why, at }, cancellationToken);
                await transaction.RunAsync(
                    Say, new { id = ids.Next(), entity = entity.Id, other, kind = (int)EntityLinkKind.Apart, who = said, why, at }, cancellationToken);
            }

            if (others.Count == 0)
                return 0;
            await LogAsync(transaction, ids.Next(), StaffActKind.Split, entity, null, who, why, at, cancellationToken);
            await JoinedEntities.RunAsync(database.Dialect, transaction, at, cancellationToken);
            return others.Count;
        }, cancellationToken);
    }

    private static Task LogAsync(
        DbTransaction transaction, long id, StaffActKind act, EntityRow entity, EntityRow? other, string who, string why, DateTimeOffset at,
        CancellationToken cancellationToken) => StaffLog.AddAsync(transaction, new StaffAct
    {
        Id = id, At = at, Who = who, Act = act, Subject = entity.Identifier.ToString(), Other = other?.Identifier.ToString(), Why = why,
    }, cancellationToken);

    private const string Survivors = "SELECT COUNT(DISTINCT survivor_id) FROM entity WHERE id IN (@entity, @other)";

    private static async Task<bool> AreOneAsync(
        EntityRow entity, EntityRow other, DbTransaction transaction, CancellationToken cancellationToken) =>
        await transaction.FirstAsync<int>(Survivors, new { entity = entity.Id, other = other.Id }, cancellationToken) == 1;
}
