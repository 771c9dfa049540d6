using ProcurementHub.Storage.Engines;
using ProcurementHub.Storage.Staff;

namespace ProcurementHub.Storage.Figures;

/// <summary>What pages count. Each is a pass over many rows: callers keep the answer for a while.</summary>
public sealed class FigureStore(HubDatabase database)
{
    private const string Reach = $"""
        SELECT (SELECT COUNT(*) FROM notice) - (SELECT COUNT(*) FROM hidden_notice) AS notices,
            (SELECT MIN(n.published_at) FROM notice AS n WHERE n.published_at IS NOT NULL AND {HiddenNotices.NotThis}) AS first_published_at,
            (SELECT MAX(last_success_at) FROM source) AS last_observed_at
        """;

    public async Task<ArchiveReach> ReachAsync(CancellationToken cancellationToken) =>
        (await database.FirstAsync<ArchiveReach>(Reach, null, cancellationToken))!;

    private const string Subscribers = "SELECT COUNT(*) FROM subscriber WHERE active = 1 AND verified_at IS NOT NULL";

    /// <summary>Who have confirmed their address and have not left.</summary>
    public Task<int> SubscribersAsync(CancellationToken cancellationToken) => database.FirstAsync<int>(Subscribers, null, cancellationToken);

    private const string Digests = """
        SELECT (SELECT MAX(composed_at) FROM digest) AS last_composed_at,
            (SELECT COUNT(*) FROM digest WHERE composed_at >= @since) AS composed,
            (SELECT COUNT(*) FROM outbox_delivery WHERE state IN (0, 1)) AS waiting
        """;

    public async Task<DigestFigures> DigestsAsync(DateTimeOffset since, CancellationToken cancellationToken) =>
        (await database.FirstAsync<DigestFigures>(Digests, new { since }, cancellationToken))!;
}
