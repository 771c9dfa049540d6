using System.Security.Cryptography;
using System.Text;
using ProcurementHub.Core.Documents;
using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.Documents;

/// <summary>Fetched documents and what reading them came to.</summary>
public sealed class DocumentStore(HubDatabase database)
{
    private const string Columns = """
        d.id, d.source_id, d.url, d.sha256, d.bytes, d.media_type, d.charset, d.http_status, d.etag, d.last_modified,
            d.first_fetched_at, d.last_fetched_at, d.outcome, d.reason, d.reader_version, d.records, d.notices, d.plan_lines,
            d.rejected, d.row_hash, d.final_url, d.headers AS header_lines, d.known AS known_lines, d.is_backfill,
            d.removed_at
        """;

    private const string OfUrl = $"""
        SELECT {Columns}
        FROM document AS d
        WHERE d.source_id = @sourceId AND d.url_hash = @urlHash
        ORDER BY d.last_fetched_at DESC, d.id DESC
        """;

    private const string OfContent = $"""
        SELECT {Columns}
        FROM document AS d
        WHERE d.source_id = @SourceId AND d.url_hash = @urlHash AND d.sha256 = @Sha256
        """;

    /// <summary>
    /// Finds the row of a document that has just come in, or makes one up that is to be saved with it, and tells
    /// whether it has to be read.
    /// </summary>
    /// <param name="latest">What <see cref="LatestAsync(string, string, CancellationToken)"/> gives for its address.</param>
    public async Task<ArrivedDocument> PlaceAsync(FetchedDocument document, DocumentRow? latest, CancellationToken cancellationToken)
    {
        var isLatest = latest is not null && latest.Sha256.AsSpan().SequenceEqual(document.Sha256);
        var same = isLatest || latest is null ? latest : await database.FirstAsync<DocumentRow>(
            OfContent, new { document.SourceId, urlHash = HashOf(document.Url), document.Sha256 }, cancellationToken);
        if (same is not null)
        {
            var row = same with
            {
                LastFetchedAt = document.At,
                RowHash = document.RowHash,
                IsKnown = isLatest && same.Outcome == DocumentOutcome.Read && same.ReaderVersion == document.ReaderVersion,
            };
            return new ArrivedDocument(document, row, IsNew: false);
        }

        using var ids = await database.Ids.ReserveAsync(1, cancellationToken);
        return new ArrivedDocument(document, NewRow(ids.Next(), document), IsNew: true);
    }

    /// <summary>The document that the address gave last, with what a conditional request needs; null when there is none.</summary>
    public Task<DocumentRow?> LatestAsync(string sourceId, string url, CancellationToken cancellationToken) =>
        database.FirstAsync<DocumentRow>(
            database.Dialect.Paged(OfUrl), new { sourceId, urlHash = HashOf(url), skip = 0, take = 1 }, cancellationToken);

    /// <summary>The document that the address gave with exactly these bytes; null when it never did.</summary>
    public Task<DocumentRow?> FindAsync(string sourceId, string url, byte[] sha256, CancellationToken cancellationToken) =>
        database.FirstAsync<DocumentRow>(
            OfContent, new { SourceId = sourceId, urlHash = HashOf(url), Sha256 = sha256 }, cancellationToken);

    private const string Youngest = "SELECT id FROM document WHERE source_id = @sourceId ORDER BY last_fetched_at DESC, id DESC";

    /// <summary>The document that the source gave last of all.</summary>
    public Task<long?> YoungestAsync(string sourceId, CancellationToken cancellationToken) =>
        database.FirstAsync<long?>(database.Dialect.Paged(Youngest), new { sourceId, skip = 0, take = 1 }, cancellationToken);

    private static readonly BulkTable<string> Asked = new BulkTable<string>("asked_url").Bytes("url_hash", HashOf);

    // The order of a CROSS JOIN is kept: from the few that are asked for to their rows, never the other way.
    private const string LatestOfAsked = $"""
        SELECT {Columns}
        FROM [#asked_url] AS a CROSS JOIN document AS d
        WHERE d.source_id = @sourceId AND d.url_hash = a.url_hash
            AND NOT EXISTS (
                SELECT 1 FROM document AS l
                WHERE l.source_id = d.source_id AND l.url_hash = d.url_hash
                    AND (l.last_fetched_at > d.last_fetched_at OR (l.last_fetched_at = d.last_fetched_at AND l.id > d.id)))
        """;

    /// <summary>The documents that the addresses gave last; those without any are not in it.</summary>
    public async Task<IReadOnlyList<DocumentRow>> LatestAsync(
        string sourceId, IReadOnlyCollection<string> urls, CancellationToken cancellationToken) =>
        urls.Count == 0 ? [] : await database.ReadAsync(async transaction =>
        {
            await database.Dialect.StageAsync(transaction, Asked, urls, cancellationToken);
            return await transaction.ListAsync<DocumentRow>(LatestOfAsked, new { sourceId }, cancellationToken);
        }, cancellationToken);

    private const string AnyOfSource =
        "SELECT CASE WHEN EXISTS (SELECT 1 FROM document WHERE source_id = @sourceId) THEN 1 ELSE 0 END";

    public async Task<bool> HasAnyAsync(string sourceId, CancellationToken cancellationToken) =>
        await database.FirstAsync<int>(AnyOfSource, new { sourceId }, cancellationToken) != 0;

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

    private const string DiagnosticsOf = """
        SELECT field, reason, occurrences, example_position, example_text
        FROM document_diagnostic
        WHERE document_id = @documentId
        ORDER BY ordinal
        """;

    public Task<IReadOnlyList<DiagnosticCount>> DiagnosticsAsync(long documentId, CancellationToken cancellationToken) =>
        database.ListAsync<DiagnosticCount>(DiagnosticsOf, new { documentId }, cancellationToken);

    private const string ById = $"""
        SELECT {Columns}
        FROM document AS d
        WHERE d.id = @documentId
        """;

    public Task<DocumentRow?> FindAsync(long documentId, CancellationToken cancellationToken) =>
        database.FirstAsync<DocumentRow>(ById, new { documentId }, cancellationToken);

    internal static byte[] HashOf(string url) => SHA256.HashData(Encoding.UTF8.GetBytes(url));

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
        RowHash = document.RowHash,
        FinalUrl = document.FinalUrl,
        HeaderLines = NamedTexts.Write(document.Headers),
        KnownLines = NamedTexts.Write(document.Known),
        IsBackfill = document.IsBackfill,
    };
}
