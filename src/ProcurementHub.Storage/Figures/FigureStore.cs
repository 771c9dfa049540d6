using ProcurementHub.Storage.Engines;
using ProcurementHub.Storage.Staff;

namespace ProcurementHub.Storage.Figures;

/// <summary>What pages count. Each is a pass over many rows: callers keep the answer for a while.</summary>
public sealed class FigureStore(HubDatabase database)
{
    private const string Published = $"""
        SELECT n.published_at, n.first_deadline_at, n.restarted, e.survivor_id, s.first_watched_at
        FROM notice AS n
        JOIN source AS s ON s.id = n.source_id
        LEFT JOIN entity AS e ON e.id = n.entity_id
        WHERE n.published_at >= @from AND n.published_at < @until AND {HiddenNotices.NotThis}
        """;

    /// <summary>Every notice with a publication in this time, whatever its source.</summary>
    public Task<IReadOnlyList<PublishedNotice>> PublishedAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken) =>
        database.ListAsync<PublishedNotice>(Published, new { from, until }, cancellationToken);

    private const string Reach = $"""
        SELECT (SELECT COUNT(*) FROM notice) - (SELECT COUNT(*) FROM hidden_notice) AS notices,
            (SELECT MIN(n.published_at) FROM notice AS n WHERE n.published_at IS NOT NULL AND {HiddenNotices.NotThis}) AS first_published_at,
            (SELECT MAX(last_success_at) FROM source) AS last_observed_at
        """;

    public async Task<ArchiveReach> ReachAsync(CancellationToken cancellationToken) =>
        (await database.FirstAsync<ArchiveReach>(Reach, null, cancellationToken))!;

    private const string Digests = """
        SELECT (SELECT MAX(composed_at) FROM digest) AS last_composed_at,
            (SELECT COUNT(*) FROM digest WHERE composed_at >= @since) AS composed,
            (SELECT COUNT(*) FROM outbox_delivery WHERE state IN (0, 1)) AS waiting
        """;

    public async Task<DigestFigures> DigestsAsync(DateTimeOffset since, CancellationToken cancellationToken) =>
        (await database.FirstAsync<DigestFigures>(Digests, new { since }, cancellationToken))!;
}
