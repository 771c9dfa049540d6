using System.Data.Common;
using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.Matches;

/// <summary>Reads notices as they stand now, each once.</summary>
internal static class CurrentNotices
{
    private static readonly BulkTable<long> Wanted = new BulkTable<long>("wanted_notice").Integer("id", id => id);

    private const string Current = """
        SELECT n.id, n.source_id, n.native_id, n.entity_id, n.version, p.procedure_id, v.content AS content_json
        FROM [#wanted_notice] AS w CROSS JOIN notice AS n CROSS JOIN notice_version AS v
        LEFT JOIN procedure_notice AS p ON p.notice_id = n.id
        WHERE n.id = w.id AND v.id = n.version_id
        """;

    public static async Task<Dictionary<long, CurrentNotice>> ReadAsync(
        ISqlDialect dialect, DbTransaction transaction, IReadOnlyCollection<long> ids, CancellationToken cancellationToken)
    {
        await dialect.StageAsync(transaction, Wanted, ids, cancellationToken);
        return (await transaction.ListAsync<CurrentNotice>(Current, null, cancellationToken)).ToDictionary(notice => notice.Id);
    }
}
