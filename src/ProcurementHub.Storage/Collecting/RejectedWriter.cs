using System.Data.Common;
using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.Collecting;

/// <summary>Keeps what could not become a notice, with the reason and since when.</summary>
internal static class RejectedWriter
{
    private const string SeenAgain = """
        UPDATE rejected_record
        SET native_id = r.native_id, reason = r.reason, raw = r.raw, last_seen_at = @ObservedAt
        FROM [#rejected] AS r
        WHERE rejected_record.document_id = @DocumentId AND rejected_record.position = r.position
        """;

    private const string Add = """
        INSERT INTO rejected_record (document_id, position, source_id, native_id, reason, raw, first_seen_at, last_seen_at)
        SELECT @DocumentId, r.position, @SourceId, r.native_id, r.reason, r.raw, @ObservedAt, @ObservedAt
        FROM [#rejected] AS r
        WHERE NOT EXISTS (
            SELECT 1 FROM rejected_record AS k WHERE k.document_id = @DocumentId AND k.position = r.position)
        """;

    private const string ForgetNowReadable =
        "DELETE FROM rejected_record WHERE document_id = @DocumentId AND last_seen_at < @ObservedAt";

    private static readonly BulkTable<RejectedRecord> Rows = new BulkTable<RejectedRecord>("rejected")
        .Key("position", KeyLength.Position, record => record.Position)
        .Text("native_id", record => record.NativeId)
        .Text("reason", record => record.Reason)
        .Text("raw", record => record.Raw);

    public static async Task SaveAsync(
        ISqlDialect dialect, DbTransaction transaction, DocumentBatch batch, IReadOnlyCollection<RejectedRecord> rejected,
        CancellationToken cancellationToken)
    {
        var observation = new { batch.DocumentId, batch.SourceId, batch.ObservedAt };
        if (rejected.Count > 0)
        {
            await dialect.StageAsync(transaction, Rows, rejected, cancellationToken);
            await transaction.RunAsync(SeenAgain, observation, cancellationToken);
            await transaction.RunAsync(Add, observation, cancellationToken);
        }

        // A document is only read again by a reader that has changed; what it can read now is no longer rejected.
        if (batch.Result is not null)
            await transaction.RunAsync(ForgetNowReadable, observation, cancellationToken);
    }
}
