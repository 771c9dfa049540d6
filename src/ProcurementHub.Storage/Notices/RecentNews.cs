using ProcurementHub.Core.Notices;
using ProcurementHub.Storage.Engines;
using ProcurementHub.Storage.Staff;

namespace ProcurementHub.Storage.Notices;

/// <summary>That a version was somebody's news, without what it says.</summary>
public sealed record NewsMark
{
    public required long VersionId { get; init; }

    public required long NoticeId { get; init; }

    /// <summary>Of what is known of the notice now.</summary>
    public required long LatestVersionId { get; init; }
}

/// <summary>A version that was somebody's news, with what the matcher knew when it looked at it.</summary>
public sealed record NewsVersion
{
    public required long VersionId { get; init; }

    public required long NoticeId { get; init; }

    public required string SourceId { get; init; }

    public required string NativeId { get; init; }

    public NoticeKey Key => new(SourceId, NativeId);

    public required AlertKind AlertKind { get; init; }

    public required DateTimeOffset ObservedAt { get; init; }

    internal string ContentJson { get; init; } = "";

    internal string? PreviousJson { get; init; }

    public NoticeContent Content => NoticeJson.Read(ContentJson);

    /// <summary>The version before; null for the first.</summary>
    public NoticeContent? Previous => PreviousJson is null ? null : NoticeJson.Read(PreviousJson);
}

/// <summary>What was news lately: new notices and changes that bidders act on. Back-fills are none.</summary>
public sealed class RecentNews(HubDatabase database)
{
    private const string Marks = $"""
        SELECT v.id AS version_id, v.notice_id, n.version_id AS latest_version_id
        FROM notice_version AS v JOIN notice AS n ON n.id = v.notice_id
        WHERE v.alert_kind > 0 AND v.observed_at >= @since AND {HiddenNotices.NotThis}
        """;

    public Task<IReadOnlyList<NewsMark>> ListAsync(DateTimeOffset since, CancellationToken cancellationToken) =>
        database.ListAsync<NewsMark>(Marks, new { since }, cancellationToken);

    // A list's row is matched when its pass has ended, by what its own page said meanwhile.
    private readonly string versions = $"""
        SELECT v.id AS version_id, v.notice_id, n.source_id, n.native_id, v.alert_kind, v.observed_at,
            (SELECT k.content FROM notice_version AS k
             WHERE k.notice_id = v.notice_id AND k.number = (
                SELECT MAX(m.number) FROM notice_version AS m
                WHERE m.notice_id = v.notice_id AND (m.id = v.id OR v.matched_at IS NULL OR m.observed_at <= v.matched_at))) AS content_json,
            (SELECT p.content FROM notice_version AS p WHERE p.notice_id = v.notice_id AND p.number = v.number - 1) AS previous_json
        FROM notice_version AS v JOIN notice AS n ON n.id = v.notice_id
        WHERE v.id IN {database.Dialect.NumbersOfIds}
        """;

    public Task<IReadOnlyList<NewsVersion>> ReadAsync(IEnumerable<long> versionIds, CancellationToken cancellationToken) =>
        database.ListAsync<NewsVersion>(versions, new { ids = $"[{string.Join(',', versionIds)}]" }, cancellationToken);
}
