using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.Collecting;

public sealed record RejectedRow
{
    public required string SourceId { get; init; }

    public required long DocumentId { get; init; }

    public required string Url { get; init; }

    public required string Position { get; init; }

    public string? NativeId { get; init; }

    public required string Reason { get; init; }

    public string? Raw { get; init; }

    public required DateTimeOffset FirstSeenAt { get; init; }

    public required DateTimeOffset LastSeenAt { get; init; }
}

/// <summary>All that was rejected for one reason.</summary>
public sealed record RejectedReason
{
    public required string SourceId { get; init; }

    /// <summary>True when the reason is about whole documents.</summary>
    public required bool IsDocument { get; init; }

    public required string Reason { get; init; }

    public required int Occurrences { get; init; }

    public required DateTimeOffset FirstSeenAt { get; init; }

    public required DateTimeOffset LastSeenAt { get; init; }

    /// <summary>One of the documents.</summary>
    public required long DocumentId { get; init; }
}

/// <summary>Records that could not become notices, for those who look after a source.</summary>
public sealed class RejectedStore(HubDatabase database)
{
    private const string Latest = """
        SELECT r.source_id, r.document_id, d.url, r.position, r.native_id, r.reason, r.raw, r.first_seen_at, r.last_seen_at
        FROM rejected_record AS r JOIN document AS d ON d.id = r.document_id
        WHERE @sourceId IS NULL OR r.source_id = @sourceId
        ORDER BY r.last_seen_at DESC, r.document_id DESC, r.position
        """;

    /// <param name="sourceId">Null for all sources.</param>
    public Task<IReadOnlyList<RejectedRow>> ListAsync(string? sourceId, int skip, int take, CancellationToken cancellationToken) =>
        database.ListAsync<RejectedRow>(database.Dialect.Paged(Latest), new { sourceId, skip, take }, cancellationToken);

    // A whole document that could not be read stands beside the records: it is the larger loss.
    private const string Reasons = """
        SELECT source_id, is_document, reason, COUNT(*) AS occurrences, MIN(first_seen_at) AS first_seen_at,
            MAX(last_seen_at) AS last_seen_at, MAX(document_id) AS document_id
        FROM (
            SELECT r.source_id, 0 AS is_document, r.reason, r.first_seen_at, r.last_seen_at, r.document_id
            FROM rejected_record AS r
            UNION ALL
            SELECT d.source_id, 1 AS is_document, d.reason, d.first_fetched_at, d.last_fetched_at, d.id
            FROM document AS d
            WHERE d.outcome = 2) AS rejected
        WHERE @sourceId IS NULL OR source_id = @sourceId
        GROUP BY source_id, is_document, reason
        ORDER BY source_id, is_document DESC, COUNT(*) DESC, reason
        """;

    /// <summary>What was rejected and why, the commonest reason of each source first.</summary>
    /// <param name="sourceId">Null for all sources.</param>
    public Task<IReadOnlyList<RejectedReason>> ReasonsAsync(string? sourceId, CancellationToken cancellationToken) =>
        database.ListAsync<RejectedReason>(Reasons, new { sourceId }, cancellationToken);

    private const string ToRetry = """
        SELECT d.id
        FROM document AS d
        WHERE d.source_id = @sourceId AND (d.outcome = 2 OR EXISTS (
                SELECT 1 FROM rejected_record AS r WHERE r.document_id = d.id))
            AND (@only IS NULL OR d.url = @only OR EXISTS (
                SELECT 1 FROM rejected_record AS o WHERE o.document_id = d.id AND o.native_id = @only))
        ORDER BY d.last_fetched_at DESC, d.id DESC
        """;

    /// <summary>Documents of which something was rejected, the youngest first: what it says is believed.</summary>
    /// <param name="only">The address of one document, or the native id of records in some; null for all.</param>
    public Task<IReadOnlyList<long>> DocumentsToRetryAsync(string sourceId, string? only, CancellationToken cancellationToken) =>
        database.ListAsync<long>(ToRetry, new { sourceId, only }, cancellationToken);
}
