using System.Security.Cryptography;
using System.Text;
using ProcurementHub.Core.Documents;
using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.Documents;

/// <summary>Fetched documents and what reading them came to.</summary>
public sealed class DocumentStore(HubDatabase database)
{
    private const string OfUrl = """
        SELECT id, source_id, url, sha256, bytes, media_type, charset, http_status, etag, last_modified, first_fetched_at,
            last_fetched_at, outcome, reason, reader_version, records, notices, plan_lines, rejected
        FROM document
        WHERE source_id = @sourceId AND url_hash = @urlHash
        ORDER BY last_fetched_at DESC, id DESC
        """;

    private const string Add = """
        INSERT INTO document (id, source_id, url, url_hash, sha256, bytes, media_type, charset, http_status, etag,
            last_modified, first_fetched_at, last_fetched_at, run_id, outcome, records, notices, plan_lines, rejected)
        VALUES (@id, @SourceId, @Url, @urlHash, @Sha256, @Bytes, @MediaType, @Charset, @HttpStatus, @Etag,
            @LastModified, @At, @At, @RunId, 0, 0, 0, 0, 0)
        """;

    private const string FetchedAgain = """
        UPDATE document
        SET last_fetched_at = @At, run_id = @RunId, media_type = @MediaType, charset = @Charset,
            http_status = COALESCE(@HttpStatus, http_status), etag = @Etag, last_modified = @LastModified
        WHERE id = @id
        """;

    /// <summary>Records that the document came in, and tells whether it has to be read.</summary>
    public async Task<DocumentRow> RecordFetchedAsync(FetchedDocument document, CancellationToken cancellationToken)
    {
        using var ids = await database.Ids.ReserveAsync(1, cancellationToken);
        var urlHash = HashOf(document.Url);
        return await database.WriteAsync(async transaction =>
        {
            var earlier = await transaction.ListAsync<DocumentRow>(
                OfUrl, new { sourceId = document.SourceId, urlHash }, cancellationToken);
            var same = earlier.FirstOrDefault(row => row.Sha256.AsSpan().SequenceEqual(document.Sha256));
            ids.Rewind();
            var id = same?.Id ?? ids.Next();
            await transaction.RunAsync(same is null ? Add : FetchedAgain, new
            {
                id,
                urlHash,
                document.SourceId,
                document.RunId,
                document.Url,
                document.Sha256,
                document.Bytes,
                document.MediaType,
                document.Charset,
                document.HttpStatus,
                document.Etag,
                document.LastModified,
                document.At,
            }, cancellationToken);
            return same is null ? NewRow(id, document) : same with
            {
                LastFetchedAt = document.At,
                IsKnown = ReferenceEquals(same, earlier[0])
                    && same.Outcome == DocumentOutcome.Read
                    && same.ReaderVersion == document.ReaderVersion,
            };
        }, cancellationToken);
    }

    /// <summary>The document that the address gave last, with what a conditional request needs; null when there is none.</summary>
    public Task<DocumentRow?> LatestAsync(string sourceId, string url, CancellationToken cancellationToken) =>
        database.FirstAsync<DocumentRow>(
            database.Dialect.Paged(OfUrl), new { sourceId, urlHash = HashOf(url), skip = 0, take = 1 }, cancellationToken);

    private const string EarlierRecords = """
        SELECT records
        FROM document
        WHERE source_id = @sourceId AND url_hash = @urlHash AND outcome = 1 AND id <> @documentId
        ORDER BY last_fetched_at DESC, id DESC
        """;

    /// <summary>
    /// How many records the latest other document of this address gave that was read to its end: no rows
    /// where there were some is a failure of the source. Null when there is no such document.
    /// </summary>
    public async Task<int?> PreviousRecordsAsync(
        string sourceId, string url, long documentId, CancellationToken cancellationToken) =>
        (int?)await database.FirstAsync<long?>(
            database.Dialect.Paged(EarlierRecords),
            new { sourceId, urlHash = HashOf(url), documentId, skip = 0, take = 1 },
            cancellationToken);

    /// <summary>
    /// Closes a document that gave nothing to keep. One that did is closed by its last batch
    /// (<see cref="Collecting.DocumentBatch.Result"/>), in the same transaction.
    /// </summary>
    public Task FinishAsync(long documentId, DocumentResult result, CancellationToken cancellationToken) =>
        database.WriteAsync(async transaction =>
        {
            await DocumentClosing.RunAsync(database.Dialect, transaction, documentId, result, cancellationToken);
            return documentId;
        }, cancellationToken);

    private const string DiagnosticsOf = """
        SELECT field, reason, occurrences, example_position, example_text
        FROM document_diagnostic
        WHERE document_id = @documentId
        ORDER BY ordinal
        """;

    public Task<IReadOnlyList<DiagnosticCount>> DiagnosticsAsync(long documentId, CancellationToken cancellationToken) =>
        database.ListAsync<DiagnosticCount>(DiagnosticsOf, new { documentId }, cancellationToken);

    private const string ById = """
        SELECT id, source_id, url, sha256, bytes, media_type, charset, http_status, etag, last_modified, first_fetched_at,
            last_fetched_at, outcome, reason, reader_version, records, notices, plan_lines, rejected
        FROM document
        WHERE id = @documentId
        """;

    public Task<DocumentRow?> FindAsync(long documentId, CancellationToken cancellationToken) =>
        database.FirstAsync<DocumentRow>(ById, new { documentId }, cancellationToken);

    private static byte[] HashOf(string url) => SHA256.HashData(Encoding.UTF8.GetBytes(url));

    private static DocumentRow NewRow(long id, FetchedDocument document) => new()
    {
        Id = id,
        SourceId = document.SourceId,
        Url = document.Url,
        Sha256 = document.Sha256,
        Bytes = document.Bytes,
        MediaType = document.MediaType,
        Charset = document.Charset,
        HttpStatus = document.HttpStatus,
        Etag = document.Etag,
        LastModified = document.LastModified,
        FirstFetchedAt = document.At,
        LastFetchedAt = document.At,
        Outcome = DocumentOutcome.Fetched,
        Records = 0,
        Notices = 0,
        PlanLines = 0,
        Rejected = 0,
    };
}
