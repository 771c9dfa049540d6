using System.Data.Common;
using ProcurementHub.Storage.Engines;
using ProcurementHub.Storage.Entities;
using ProcurementHub.Storage.Plans;

namespace ProcurementHub.Storage.Procedures;

/// <summary>Joins and parts entities, and links their notices by it: two notices may be of one entity only now, or no longer.</summary>
internal static class JoinedEntities
{
    private static readonly BulkTable<long> Moved = new BulkTable<long>("moved_entity").Integer("id", id => id);

    private const string TheirNotices = """
        SELECT k.notice_id FROM [#moved_entity] AS m CROSS JOIN procedure_key AS k WHERE k.entity_id = m.id
        """;

    public static async Task RunAsync(ISqlDialect dialect, DbTransaction transaction, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var moved = await EntityRegrouping.RunAsync(dialect, transaction, cancellationToken);
        if (moved.Count == 0)
            return;
        await dialect.StageAsync(transaction, Moved, moved, cancellationToken);
        var notices = await transaction.ListAsync<long>(TheirNotices, null, cancellationToken);
        await PlanTieDue.AddOfMovedAsync(transaction, at, cancellationToken);
        await ProcedureLinking.RunAsync(dialect, transaction, notices, at, cancellationToken);
    }
}
