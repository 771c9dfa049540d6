using System.Data.Common;
using ProcurementHub.Core.Procedures;
using ProcurementHub.Core.Text;
using ProcurementHub.Storage.Collecting;
using ProcurementHub.Storage.Engines;
using ProcurementHub.Storage.Entities;

namespace ProcurementHub.Storage.Procedures;

/// <summary>By what the notices of one procedure find each other.</summary>
internal static class ProcedureKeys
{
    public sealed record Row(long NoticeId, long? EntityId, string? Code, string? Name, string? Ocid)
    {
        public static Row Of(long notice, long? entity, string? entityName, string? code, int? call, string? ocid) => new(
            notice, entity, ProcedureCode.Of(code, call)?.Folded, NullIfEmpty(EntityNames.Cut(Folding.Fold(entityName))), NullIfEmpty(ocid?.Trim().ToLowerInvariant()));

        public bool IsKnownBySomething => Code is not null || Ocid is not null;

        private static string? NullIfEmpty(string? text) => text is { Length: > 0 } ? text : null;
    }

    private static readonly BulkTable<Row> Rows = new BulkTable<Row>("procedure_key")
        .Integer("notice_id", row => row.NoticeId)
        .Integer("entity_id", row => row.EntityId)
        .Key("code_key", KeyLength.ProcedureCode, row => row.Code)
        .Key("name_key", KeyLength.EntityName, row => row.Name)
        .Key("ocid_key", KeyLength.ProcedureCode, row => row.Ocid);

    private static readonly BulkTable<long> Outdated = new BulkTable<long>("outdated_key").Integer("notice_id", id => id);

    private const string Forget = "DELETE FROM procedure_key WHERE notice_id IN (SELECT notice_id FROM [#outdated_key])";

    /// <param name="known">Those that may have keys already.</param>
    public static async Task SaveAsync(
        ISqlDialect dialect, DbTransaction transaction, IReadOnlyCollection<Row> rows, IReadOnlyCollection<long> known, CancellationToken cancellationToken)
    {
        if (known.Count > 0)
        {
            await dialect.StageAsync(transaction, Outdated, known, cancellationToken);
            await transaction.RunAsync(Forget, null, cancellationToken);
        }

        await dialect.LoadAsync(transaction, Rows, [.. rows.Where(row => row.IsKnownBySomething)], cancellationToken);
    }
}
