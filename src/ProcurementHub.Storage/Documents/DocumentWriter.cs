using System.Data.Common;
using ProcurementHub.Core.Documents;
using ProcurementHub.Storage.Collecting;
using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.Documents;

/// <summary>Writes the documents of a portion, and what reading them to their end came to.</summary>
internal static class DocumentWriter
{
    /// <summary>The temporary table of the documents that were there before and are read to their end now.</summary>
    public const string Reclosed = "reclosed_document";

    private const string FetchedAgain = """
        UPDATE document
        SET last_fetched_at = f.last_fetched_at, run_id = f.run_id, media_type = f.media_type, charset = f.charset,
            http_status = COALESCE(f.http_status, document.http_status), etag = f.etag, last_modified = f.last_modified,
            row_hash = f.row_hash, headers = COALESCE(f.headers, document.headers), final_url = f.final_url, known = f.known,
            removed_at = NULL
        FROM [#fetched_again] AS f
        WHERE document.id = f.id
        """;

    private const string Close = $"""
        UPDATE document
        SET outcome = c.outcome, reason = c.reason, reader_version = c.reader_version, records = c.records,
            notices = c.notices, plan_lines = c.plan_lines, rejected = c.rejected
        FROM [#{Reclosed}] AS c
        WHERE document.id = c.id
        """;

    private const string Forget = $"DELETE FROM document_diagnostic WHERE document_id IN (SELECT c.id FROM [#{Reclosed}] AS c)";

    /// <returns>Whether <see cref="Reclosed"/> is there.</returns>
    public static async Task<bool> SaveAsync(
        ISqlDialect dialect, DbTransaction transaction, PassPortion portion, CancellationToken cancellationToken)
    {
        // A document that comes twice is read twice, and the second reading stands.
        var closed = new Dictionary<long, Closed>();
        foreach (var batch in portion.Batches)
        {
            if (batch.Result is { } result)
                closed[batch.DocumentId] = new Closed(batch.DocumentId, batch.ObservedAt, result);
        }

        var added = portion.Documents.Where(document => document.IsNew).ToList();
        await dialect.LoadAsync(transaction, DocumentTables.Added,
            added.ConvertAll(document => new Added(document, closed.GetValueOrDefault(document.Row.Id)?.Result)), cancellationToken);
        await FetchAgainAsync(dialect, transaction, portion, cancellationToken);

        var isAdded = added.Select(document => document.Row.Id).ToHashSet();
        var reclosed = closed.Values.Where(document => !isAdded.Contains(document.Id)).ToList();
        if (reclosed.Count > 0)
        {
            await dialect.StageAsync(transaction, DocumentTables.Closed(Reclosed), reclosed, cancellationToken);
            await transaction.RunAsync(Close, null, cancellationToken);
            await transaction.RunAsync(Forget, null, cancellationToken);
        }

        var diagnostics = closed.Values.SelectMany(document =>
            document.Result.Diagnostics.Select((count, ordinal) => new NumberedDiagnostic(document.Id, ordinal, count))).ToList();
        await dialect.LoadAsync(transaction, DocumentTables.Diagnostics, diagnostics, cancellationToken);
        return reclosed.Count > 0;
    }

    private static async Task FetchAgainAsync(
        ISqlDialect dialect, DbTransaction transaction, PassPortion portion, CancellationToken cancellationToken)
    {
        var again = new Dictionary<long, ArrivedDocument>();
        foreach (var document in portion.Documents.Where(document => !document.IsNew))
            again[document.Row.Id] = document;
        if (again.Count == 0)
            return;
        await dialect.StageAsync(transaction, DocumentTables.FetchedAgain, again.Values, cancellationToken);
        await transaction.RunAsync(FetchedAgain, null, cancellationToken);
    }

    /// <param name="Result">Null where it has not been read to its end.</param>
    internal sealed record Added(ArrivedDocument Document, DocumentResult? Result)
    {
        public DocumentOutcome Outcome => Result?.Outcome ?? DocumentOutcome.Fetched;
    }

    internal sealed record Closed(long Id, DateTimeOffset ObservedAt, DocumentResult Result);

    internal sealed record NumberedDiagnostic(long DocumentId, int Ordinal, DiagnosticCount Count);
}
