using System.Data.Common;
using ProcurementHub.Core.Procedures;
using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.Procedures;

/// <summary>
/// Links notices into procedures in the transaction that writes them. So no reader ever sees a notice that is not yet
/// linked, nothing has to be caught up after a crash, and what is not new or changed costs nothing. Of most notices a
/// look into an index says that nothing hangs together with them.
/// </summary>
internal static class ProcedureLinking
{
    private static readonly BulkTable<long> Looked = new BulkTable<long>("linking").Integer("notice_id", id => id);

    // The order of a CROSS JOIN is kept: from the few that are looked at, by the keys.
    private const string Related = """
        SELECT f.notice_id, o.notice_id AS other_id
        FROM [#linking] AS f CROSS JOIN procedure_key AS k CROSS JOIN entity AS e CROSS JOIN entity AS g CROSS JOIN procedure_key AS o
        WHERE k.notice_id = f.notice_id AND e.id = k.entity_id AND g.survivor_id = e.survivor_id
            AND o.code_key = k.code_key AND o.entity_id = g.id AND o.notice_id <> f.notice_id
        UNION
        SELECT f.notice_id, o.notice_id
        FROM [#linking] AS f CROSS JOIN procedure_key AS k CROSS JOIN procedure_key AS o
        WHERE k.notice_id = f.notice_id AND k.entity_id IS NOT NULL
            AND o.code_key = k.code_key AND o.entity_id IS NULL AND o.name_key = k.name_key
        UNION
        SELECT f.notice_id, o.notice_id
        FROM [#linking] AS f CROSS JOIN procedure_key AS k CROSS JOIN procedure_key AS o
        WHERE k.notice_id = f.notice_id AND k.entity_id IS NULL
            AND o.code_key = k.code_key AND o.name_key = k.name_key AND o.notice_id <> f.notice_id
        UNION
        SELECT f.notice_id, o.notice_id
        FROM [#linking] AS f CROSS JOIN procedure_key AS k CROSS JOIN procedure_key AS o
        WHERE k.notice_id = f.notice_id AND o.ocid_key = k.ocid_key AND o.notice_id <> f.notice_id
        UNION
        SELECT f.notice_id, o.notice_id
        FROM [#linking] AS f CROSS JOIN procedure_notice AS p CROSS JOIN procedure_notice AS o
        WHERE p.notice_id = f.notice_id AND o.procedure_id = p.procedure_id
        """;

    private static readonly BulkTable<long> Involved = new BulkTable<long>("involved").Integer("notice_id", id => id);

    private const string Facts = """
        SELECT n.id, e.survivor_id AS entity, n.entity_name, n.procedure_code AS code, n.call_number AS call, n.ocid, n.title
        FROM [#involved] AS i CROSS JOIN notice AS n LEFT JOIN entity AS e ON e.id = n.entity_id
        WHERE n.id = i.notice_id
        """;

    private const string Apart = """
        SELECT a.notice_id, a.other_id
        FROM [#involved] AS i CROSS JOIN procedure_apart AS a
        WHERE a.notice_id = i.notice_id AND a.ended_at IS NULL
        """;

    private const string Kept = """
        SELECT p.notice_id AS notice, p.procedure_id AS [procedure], p.basis, p.score, p.linked_to
        FROM [#involved] AS i CROSS JOIN procedure_notice AS p
        WHERE p.notice_id = i.notice_id
        """;

    private static readonly BulkTable<long> Unlinked = new BulkTable<long>("unlinked").Integer("notice_id", id => id);

    private const string Unlink = "DELETE FROM procedure_notice WHERE notice_id IN (SELECT notice_id FROM [#unlinked])";

    /// <param name="noticeIds">New, changed, or of entities that were joined or parted.</param>
    /// <returns>How many notices belong elsewhere than before.</returns>
    public static async Task<int> RunAsync(
        ISqlDialect dialect, DbTransaction transaction, IReadOnlyCollection<long> noticeIds, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var involved = await InvolvedAsync(dialect, transaction, noticeIds, cancellationToken);
        if (involved.Count == 0)
            return 0;
        await dialect.StageAsync(transaction, Involved, involved, cancellationToken);
        var facts = await transaction.ListAsync<Fact>(Facts, null, cancellationToken);
        var apart = await transaction.ListAsync<Pair>(Apart, null, cancellationToken);
        var links = ProcedureLinker.Link([.. facts.Select(fact => fact.ToNotice())], [.. apart.Select(pair => (pair.NoticeId, pair.OtherId))])
            .ToDictionary(link => link.Notice);
        var kept = (await transaction.ListAsync<KeptLink>(Kept, null, cancellationToken)).ToDictionary(row => row.Notice, row => row.ToLink());

        var added = links.Values.Where(link => kept.GetValueOrDefault(link.Notice) != link).ToList();
        var removed = kept.Values.Where(link => links.GetValueOrDefault(link.Notice) != link).Select(link => link.Notice).ToList();
        if (removed.Count > 0)
        {
            await dialect.StageAsync(transaction, Unlinked, removed, cancellationToken);
            await transaction.RunAsync(Unlink, null, cancellationToken);
        }

        await dialect.LoadAsync(transaction, Rows(at), added, cancellationToken);
        return added.Select(link => link.Notice).Concat(removed).Distinct().Count();
    }

    /// <summary>All that hangs together with the notices, also through others; those that stand alone are left away.</summary>
    private static async Task<HashSet<long>> InvolvedAsync(
        ISqlDialect dialect, DbTransaction transaction, IReadOnlyCollection<long> noticeIds, CancellationToken cancellationToken)
    {
        var involved = new HashSet<long>();
        IReadOnlyCollection<long> edge = noticeIds;
        var looked = noticeIds.ToHashSet();
        while (edge.Count > 0)
        {
            await dialect.StageAsync(transaction, Looked, edge, cancellationToken);
            var pairs = await transaction.ListAsync<Pair>(Related, null, cancellationToken);
            foreach (var pair in pairs)
            {
                involved.Add(pair.NoticeId);
                involved.Add(pair.OtherId);
            }

            edge = [.. involved.Where(looked.Add)];
        }

        return involved;
    }

    private static BulkTable<ProcedureLink> Rows(DateTimeOffset at) => new BulkTable<ProcedureLink>("procedure_notice")
        .Integer("notice_id", link => link.Notice)
        .Integer("procedure_id", link => link.Procedure)
        .Integer("basis", link => (int)link.Basis)
        .Number("score", link => link.Score)
        .Integer("linked_to", link => link.LinkedTo)
        .Instant("linked_at", _ => at);

    private sealed record Pair
    {
        public required long NoticeId { get; init; }

        public required long OtherId { get; init; }
    }

    private sealed record Fact
    {
        public required long Id { get; init; }

        public long? Entity { get; init; }

        public string? EntityName { get; init; }

        public string? Code { get; init; }

        public int? Call { get; init; }

        public string? Ocid { get; init; }

        public required string Title { get; init; }

        public LinkableNotice ToNotice() => new(Id, Entity, EntityName, Code, Call, Ocid, Title);
    }

    private sealed record KeptLink
    {
        public required long Notice { get; init; }

        public required long Procedure { get; init; }

        public required LinkBasis Basis { get; init; }

        public required double Score { get; init; }

        public required long LinkedTo { get; init; }

        public ProcedureLink ToLink() => new(Notice, Procedure, Basis, Score, LinkedTo);
    }
}
