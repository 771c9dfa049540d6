using System.Data.Common;
using ProcurementHub.Core.Entities;
using ProcurementHub.Storage.Collecting;
using ProcurementHub.Storage.Engines;
using ProcurementHub.Storage.Plans;

namespace ProcurementHub.Storage.Entities;

/// <summary>Keeps what the rows of a list say about identifiers that are of one body.</summary>
internal static class EntityClaims
{
    private sealed record Claim(string Source, string Reference, long Entity, long Other)
    {
        public long Id { get; set; }
    }

    private static readonly BulkTable<StagedStatement<ListedEntityDraft>> Rows =
        new BulkTable<StagedStatement<ListedEntityDraft>>("claiming_row").Key("reference", KeyLength.NativeId, row => row.NativeId);

    private static readonly BulkTable<Claim> Claims = new BulkTable<Claim>("claim")
        .Integer("id", claim => claim.Id)
        .Key("reference", KeyLength.NativeId, claim => claim.Reference)
        .Integer("entity_id", claim => claim.Entity)
        .Integer("other_id", claim => claim.Other);

    private const string End = """
        UPDATE entity_link
        SET ended_at = @at, ended_by = @source, ended_why = 'The list no longer says so.'
        WHERE said_by = @source AND kind = 0 AND ended_at IS NULL
            AND EXISTS (SELECT 1 FROM [#claiming_row] AS r WHERE r.reference = entity_link.reference)
            AND NOT EXISTS (
                SELECT 1 FROM [#claim] AS c
                WHERE c.reference = entity_link.reference AND c.entity_id = entity_link.entity_id AND c.other_id = entity_link.other_id)
        """;

    private const string Add = """
        INSERT INTO entity_link (id, entity_id, other_id, kind, said_by, reference, made_at, in_conflict)
        SELECT c.id, c.entity_id, c.other_id, 0, @source, c.reference, @at, 0
        FROM [#claim] AS c
        WHERE NOT EXISTS (
            SELECT 1 FROM entity_link AS k
            WHERE k.said_by = @source AND k.reference = c.reference AND k.kind = 0 AND k.ended_at IS NULL
                AND k.entity_id = c.entity_id AND k.other_id = c.other_id)
        """;

    /// <summary>How many ids the claims of notices may take: an entity and a link each.</summary>
    public static int IdsFor(IEnumerable<StagedNotice> notices) => notices.Sum(notice => 2 * notice.Draft.EntityOthers.Count);

    /// <summary>
    /// What documents of notices say of their entities. It holds for the entity and not for the notice, and stands until
    /// staff says otherwise: that another document does not say it takes nothing back.
    /// </summary>
    /// <returns>True where something was said that was not said before.</returns>
    public static async Task<bool> SaveAsync(
        ISqlDialect dialect, DbTransaction transaction, string source, IReadOnlyList<StagedNotice> notices, IdRange ids, CancellationToken cancellationToken)
    {
        var said = notices.Where(notice => notice.EntityId is not null)
            .SelectMany(notice => notice.Draft.EntityOthers.Select(other => (Notice: notice, Other: new EntityReference(other.Scheme, other.Id, notice.Content.Entity!.Name))))
            .DistinctBy(pair => (pair.Notice.EntityId, pair.Other.Scheme, pair.Other.Id)).ToList();
        if (said.Count == 0)
            return false;
        var at = said[0].Notice.ObservedAt;
        var entities = await EntityWriter.ResolveAsync(
            dialect, transaction, source, said.Select(pair => ((EntityReference?)pair.Other, at)), ids, cancellationToken);
        var claims = said
            .Where(pair => entities.ContainsKey((pair.Other.Scheme!, pair.Other.Id!)))
            .Select(pair => new Claim(source, $"{pair.Notice.Content.Entity!.Scheme}:{pair.Notice.Content.Entity.Id}", pair.Notice.EntityId!.Value, entities[(pair.Other.Scheme!, pair.Other.Id!)]))
            .Where(claim => claim.Entity != claim.Other).Distinct().ToList();
        claims.ForEach(claim => claim.Id = ids.Next());
        await dialect.StageAsync(transaction, Claims, claims, cancellationToken);
        return await transaction.RunAsync(Add, new { source, at }, cancellationToken) > 0;
    }

    /// <summary>How many ids the claims of a list may take: an entity and a link each.</summary>
    public static int IdsFor(IEnumerable<StagedStatement<ListedEntityDraft>> listed) =>
        listed.Sum(row => 2 * (row.Draft.Content.Others?.Count ?? 0));

    /// <returns>True where something was said that was not said before, or is no longer said.</returns>
    public static async Task<bool> SaveAsync(
        ISqlDialect dialect, DbTransaction transaction, string source, IReadOnlyList<StagedStatement<ListedEntityDraft>> listed,
        IdRange ids, CancellationToken cancellationToken)
    {
        // Those that were written; what the unchanged say is known.
        var rows = listed.Where(row => row.Id != 0).ToList();
        if (rows.Count == 0)
            return false;
        var at = rows[0].Batch.Batch.ObservedAt;
        var said = rows.Where(row => row.EntityId is not null)
            .SelectMany(row => (row.Draft.Content.Others ?? []).Select(other => (Row: row, Other: new EntityReference(other.Scheme, other.Id, row.Entity.Name))))
            .ToList();
        var entities = await EntityWriter.ResolveAsync(
            dialect, transaction, source, said.Select(pair => ((EntityReference?)pair.Other, at)), ids, cancellationToken);
        var claims = said
            .Where(pair => entities.ContainsKey((pair.Other.Scheme!, pair.Other.Id!)))
            .Select(pair => new Claim(source, pair.Row.NativeId, pair.Row.EntityId!.Value, entities[(pair.Other.Scheme!, pair.Other.Id!)]))
            .Where(claim => claim.Entity != claim.Other).Distinct().ToList();
        claims.ForEach(claim => claim.Id = ids.Next());

        await dialect.StageAsync(transaction, Rows, rows, cancellationToken);
        await dialect.StageAsync(transaction, Claims, claims, cancellationToken);
        var ended = await transaction.RunAsync(End, new { source, at }, cancellationToken);
        return ended + await transaction.RunAsync(Add, new { source, at }, cancellationToken) > 0;
    }
}
