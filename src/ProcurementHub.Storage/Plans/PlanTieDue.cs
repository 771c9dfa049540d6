using System.Data.Common;
using ProcurementHub.Storage.Collecting;
using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.Plans;

/// <summary>Says, in the transaction that changes something, of which notices it has to be asked anew from which plan line they came.</summary>
internal static class PlanTieDue
{
    private static readonly BulkTable<StagedNotice> Notices = new BulkTable<StagedNotice>("plan_tie_due")
        .Integer("plan_id", _ => 0)
        .Integer("notice_id", notice => notice.Id)
        .Integer("stamp", notice => notice.VersionId);

    /// <param name="written">New and changed ones. Who is not identified has no plan.</param>
    public static Task AddAsync(ISqlDialect dialect, DbTransaction transaction, List<StagedNotice> written, CancellationToken cancellationToken) =>
        dialect.LoadAsync(transaction, Notices, [.. written.Where(notice => notice.EntityId is not null)], cancellationToken);

    private const string OfNotice = """
        INSERT INTO plan_tie_due (plan_id, notice_id, stamp)
        SELECT 0, @noticeId, @stamp
        WHERE NOT EXISTS (SELECT 1 FROM plan_tie_due AS d WHERE d.plan_id = 0 AND d.notice_id = @noticeId AND d.stamp = @stamp)
        """;

    public static Task AddAsync(DbTransaction transaction, long noticeId, DateTimeOffset at, CancellationToken cancellationToken) =>
        transaction.RunAsync(OfNotice, new { noticeId, stamp = Instants.Microseconds(at) }, cancellationToken);

    // Plans of the entities, what was tied to them, and the entities' own notices that are tied.
    private const string OfMovedEntities = """
        INSERT INTO plan_tie_due (plan_id, notice_id, stamp)
        SELECT due.plan_id, due.notice_id, @stamp
        FROM (
            SELECT p.id AS plan_id, 0 AS notice_id
            FROM [#moved_entity] AS m CROSS JOIN annual_plan AS p
            WHERE p.entity_id = m.id
            UNION
            SELECT 0, t.notice_id
            FROM [#moved_entity] AS m CROSS JOIN annual_plan AS p CROSS JOIN plan_line_state AS s CROSS JOIN plan_tie AS t
            WHERE p.entity_id = m.id AND s.plan_id = p.id AND t.line_id = s.line_id
            UNION
            SELECT 0, n.id
            FROM [#moved_entity] AS m CROSS JOIN notice AS n
            WHERE n.entity_id = m.id) AS due
        WHERE NOT EXISTS (
            SELECT 1 FROM plan_tie_due AS d WHERE d.plan_id = due.plan_id AND d.notice_id = due.notice_id AND d.stamp = @stamp)
        """;

    /// <summary>Of the entities in [#moved_entity], which now stand for other bodies.</summary>
    public static Task AddOfMovedAsync(DbTransaction transaction, DateTimeOffset at, CancellationToken cancellationToken) =>
        transaction.RunAsync(OfMovedEntities, new { stamp = Instants.Microseconds(at) }, cancellationToken);
}
