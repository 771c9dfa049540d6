using System.Data.Common;
using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.Documents;

/// <summary>Writes what reading a document came to, in the transaction of whoever finished it.</summary>
internal static class DocumentClosing
{
    private const string Close = """
        UPDATE document
        SET outcome = @Outcome, reason = @Reason, reader_version = @ReaderVersion, records = @Records,
            notices = @Notices, plan_lines = @PlanLines, rejected = @Rejected
        WHERE id = @documentId
        """;

    private const string Forget = "DELETE FROM document_diagnostic WHERE document_id = @documentId";

    public static async Task RunAsync(
        ISqlDialect dialect, DbTransaction transaction, long documentId, DocumentResult result,
        CancellationToken cancellationToken)
    {
        await transaction.RunAsync(Close, new
        {
            documentId,
            result.Outcome,
            result.Reason,
            result.ReaderVersion,
            result.Records,
            result.Notices,
            result.PlanLines,
            result.Rejected,
        }, cancellationToken);
        await transaction.RunAsync(Forget, new { documentId }, cancellationToken);
        await dialect.LoadAsync(transaction, Diagnostics(documentId), Numbered(result.Diagnostics), cancellationToken);
    }

    private static BulkTable<(int Ordinal, DiagnosticCount Count)> Diagnostics(long documentId) =>
        new BulkTable<(int Ordinal, DiagnosticCount Count)>("document_diagnostic")
            .Integer("document_id", _ => documentId)
            .Integer("ordinal", row => row.Ordinal)
            .Key("field", 100, row => row.Count.Field)
            .Text("reason", row => row.Count.Reason)
            .Integer("occurrences", row => row.Count.Occurrences)
            .Text("example_position", row => row.Count.ExamplePosition)
            .Text("example_text", row => row.Count.ExampleText);

    private static List<(int Ordinal, DiagnosticCount Count)> Numbered(IReadOnlyList<DiagnosticCount> counts) =>
        counts.Select((count, index) => (index, count)).ToList();
}
