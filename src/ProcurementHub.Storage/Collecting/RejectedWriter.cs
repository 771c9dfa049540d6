using System.Data.Common;
using ProcurementHub.Storage.Documents;
using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.Collecting;

/// <summary>Keeps what could not become a notice, with the reason and since when.</summary>
internal static class RejectedWriter
{
    private const string SeenAgain = """
        UPDATE rejected_record
        SET native_id = r.native_id, reason = r.reason, raw = r.raw, last_seen_at = r.observed_at
        FROM [#rejected] AS r
        WHERE rejected_record.document_id = r.document_id AND rejected_record.position = r.position
        """;

    private const string Add = """
        INSERT INTO rejected_record (document_id, position, source_id, native_id, reason, raw, first_seen_at, last_seen_at)
        SELECT r.document_id, r.position, r.source_id, r.native_id, r.reason, r.raw, r.observed_at, r.observed_at
        FROM [#rejected] AS r
        WHERE NOT EXISTS (
            SELECT 1 FROM rejected_record AS k WHERE k.document_id = r.document_id AND k.position = r.position)
        """;

    private const string ForgetNowReadable = $"""
        DELETE FROM rejected_record
        WHERE EXISTS (
            SELECT 1 FROM [#{DocumentWriter.Reclosed}] AS c
            WHERE c.id = rejected_record.document_id AND rejected_record.last_seen_at < c.observed_at)
        """;

    private static readonly BulkTable<(DocumentBatch Batch, RejectedRecord Record)> Rows =
        new BulkTable<(DocumentBatch Batch, RejectedRecord Record)>("rejected")
            .Integer("document_id", row => row.Batch.DocumentId)
            .Key("source_id", KeyLength.Source, row => row.Batch.SourceId)
            .Instant("observed_at", row => row.Batch.ObservedAt)
            .Key("position", KeyLength.Position, row => row.Record.Position)
            .Text("native_id", row => row.Record.NativeId)
            .Text("reason", row => row.Record.Reason)
            .Text("raw", row => row.Record.Raw);

    /// <param name="hasReclosed">Whether documents that were there before have been read to their end: <see cref="DocumentWriter.Reclosed"/> holds them.</param>
    public static async Task SaveAsync(
        ISqlDialect dialect, DbTransaction transaction, IReadOnlyList<StagedBatch> batches, bool hasReclosed, CancellationToken cancellationToken)
    {
        // Two batches of one document may tell of one position; the later one stands.
        var rejected = new Dictionary<(long Document, string Position), (DocumentBatch, RejectedRecord)>();
        foreach (var batch in batches)
        {
            foreach (var record in batch.Rejected.Values)
                rejected[(batch.Batch.DocumentId, record.Position)] = (batch.Batch, record);
        }

        if (rejected.Count > 0)
        {
            await dialect.StageAsync(transaction, Rows, rejected.Values, cancellationToken);
            await transaction.RunAsync(SeenAgain, null, cancellationToken);
            await transaction.RunAsync(Add, null, cancellationToken);
        }

        // A document is only read again by a reader that has changed; what it can read now is no longer rejected.
        if (hasReclosed)
            await transaction.RunAsync(ForgetNowReadable, null, cancellationToken);
    }
}
