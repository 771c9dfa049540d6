using ProcurementHub.Core.Notices;
using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.Notices;

/// <summary>A version that the matcher has not seen.</summary>
public sealed record PendingVersion
{
    public required long VersionId { get; init; }

    public required long NoticeId { get; init; }

    public required string SourceId { get; init; }

    public required string NativeId { get; init; }

    public NoticeKey Key => new(SourceId, NativeId);

    public long? EntityId { get; init; }

    public required int Number { get; init; }

    public required DateTimeOffset ObservedAt { get; init; }

    public required AlertKind AlertKind { get; init; }

    internal string ContentJson { get; init; } = "";

    internal string? PreviousJson { get; init; }

    /// <summary>What is known of the notice now; the version itself may have said less.</summary>
    public NoticeContent Content => NoticeJson.Read(ContentJson);

    /// <summary>The version before; null for the first.</summary>
    public NoticeContent? Previous => PreviousJson is null ? null : NoticeJson.Read(PreviousJson);

    /// <summary>What moved since the version before; empty for the first.</summary>
    public IReadOnlyList<NoticeChange> Changes { get; init; } = [];
}

/// <summary>The queue between collecting and matching. <see cref="Matches.MatchStore.SaveAsync"/> takes versions out.</summary>
public sealed class PendingVersions(HubDatabase database)
{
    // A new row of a result list is matched by what its own page said a moment later: the latest content.
    private const string Waiting = """
        SELECT v.id AS version_id, v.notice_id, n.source_id, n.native_id, n.entity_id, v.number, v.observed_at,
            v.alert_kind, latest.content AS content_json, p.content AS previous_json
        FROM notice_version AS v
        JOIN notice AS n ON n.id = v.notice_id
        JOIN notice_version AS latest ON latest.id = n.version_id
        LEFT JOIN notice_version AS p ON p.notice_id = v.notice_id AND p.number = v.number - 1
        WHERE v.match_state = 0
            AND NOT EXISTS (
                SELECT 1 FROM source_run AS r
                WHERE r.source_id = n.source_id AND r.outcome = 0 AND r.heartbeat_at >= @aliveSince AND r.source_id IN @toTheEnd)
        ORDER BY v.id
        """;

    private const string Changes = """
        SELECT version_id, field, kind, text_before, text_after
        FROM notice_change
        WHERE version_id IN @ids
        ORDER BY version_id, field
        """;

    // SQL Server takes 2,100 parameters in a statement.
    private const int IdsAtOnce = 1000;

    public Task<IReadOnlyList<PendingVersion>> ListAsync(int take, CancellationToken cancellationToken) =>
        ListAsync(take, [], DateTimeOffset.UnixEpoch, cancellationToken);

    /// <param name="toTheEnd">Sources whose passes tell at their end what belongs to their notices: until then these wait.</param>
    /// <param name="aliveSince">A pass that has given no sign since then is not waited for.</param>
    public async Task<IReadOnlyList<PendingVersion>> ListAsync(
        int take, IReadOnlyCollection<string> toTheEnd, DateTimeOffset aliveSince, CancellationToken cancellationToken)
    {
        var versions = await database.ListAsync<PendingVersion>(
            database.Dialect.Paged(Waiting), new { skip = 0, take, toTheEnd, aliveSince }, cancellationToken);
        var changes = new List<ChangeRow>();
        var changed = versions.Where(version => version.AlertKind == AlertKind.Changed).Select(version => version.VersionId);
        foreach (var ids in changed.Chunk(IdsAtOnce))
            changes.AddRange(await database.ListAsync<ChangeRow>(Changes, new { ids }, cancellationToken));
        if (changes.Count == 0)
            return versions;
        var byVersion = changes.ToLookup(row => row.VersionId);
        return versions
            .Select(version => version with { Changes = byVersion[version.VersionId].Select(row => row.ToChange()).ToList() })
            .ToList();
    }

    private const string HowMany = "SELECT COUNT(*) FROM notice_version WHERE match_state = 0";

    public Task<int> CountAsync(CancellationToken cancellationToken) =>
        database.FirstAsync<int>(HowMany, null, cancellationToken);
}
