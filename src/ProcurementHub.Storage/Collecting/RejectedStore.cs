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

    private const string Counts = "SELECT source_id, COUNT(*) AS records FROM rejected_record GROUP BY source_id";

    /// <summary>Sources without rejected records are not in it.</summary>
    public async Task<IReadOnlyDictionary<string, int>> CountBySourceAsync(CancellationToken cancellationToken) =>
        (await database.ListAsync<SourceCount>(Counts, null, cancellationToken)).ToDictionary(row => row.SourceId, row => row.Records);

    private sealed record SourceCount
    {
        public required string SourceId { get; init; }

        public required int Records { get; init; }
    }
}
