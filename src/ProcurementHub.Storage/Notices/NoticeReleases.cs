using ProcurementHub.Core.Notices;
using ProcurementHub.Storage.Engines;
using ProcurementHub.Storage.Staff;

namespace ProcurementHub.Storage.Notices;

/// <summary>A version of a notice with what it said.</summary>
public sealed record NoticeRelease
{
    public required long VersionId { get; init; }

    public required string SourceId { get; init; }

    public required string NativeId { get; init; }

    public NoticeKey Key => new(SourceId, NativeId);

    public required int Number { get; init; }

    public required DateTimeOffset ObservedAt { get; init; }

    internal string ContentJson { get; init; } = "";

    /// <summary>1 where the status moved with this version.</summary>
    internal int StatusMoved { get; init; }

    public bool IsStatusNew => Number == 1 || StatusMoved == 1;

    /// <summary>The word for it in the version before; null where it did not move, or was not known.</summary>
    public string? StatusBefore { get; init; }

    public NoticeContent Content => NoticeJson.Read(ContentJson);
}

/// <summary>Versions of notices that are not hidden, as open data has them.</summary>
public sealed class NoticeReleases(HubDatabase database)
{
    // The status is field 7.
    private const string Versions = $"""
        SELECT v.id AS version_id, n.source_id, n.native_id, v.number, v.observed_at, v.content AS content_json,
            CASE WHEN c.version_id IS NULL THEN 0 ELSE 1 END AS status_moved, c.text_before AS status_before
        FROM notice_version AS v
        JOIN notice AS n ON n.id = v.notice_id AND {HiddenNotices.NotThis}
        LEFT JOIN notice_change AS c ON c.version_id = v.id AND c.field = 7

        """;

    private const string Seen = Versions + """
        WHERE v.observed_at >= @from AND v.observed_at < @until
            AND (v.observed_at > @afterAt OR (v.observed_at = @afterAt AND v.id > @afterId))
        ORDER BY v.observed_at, v.id
        """;

    /// <summary>Those seen in this time, the earliest first.</summary>
    /// <param name="afterAt">When the last one of the page before was seen, and <paramref name="afterId"/>: its id.</param>
    public Task<IReadOnlyList<NoticeRelease>> SeenAsync(
        DateTimeOffset from, DateTimeOffset until, DateTimeOffset afterAt, long afterId, int take, CancellationToken cancellationToken) =>
        database.ListAsync<NoticeRelease>(
            database.Dialect.Paged(Seen), new { from, until, afterAt, afterId, skip = 0, take }, cancellationToken);

    private const string OfOcid = Versions + """
        WHERE n.ocid = @ocid AND n.id IN (SELECT k.notice_id FROM procedure_key AS k WHERE k.ocid_key = @key)
        ORDER BY v.observed_at, v.id
        """;

    private const string OfNotice = Versions + """
        WHERE n.source_id = @SourceId AND n.native_id = @NativeId
        ORDER BY v.observed_at, v.id
        """;

    // Of one that is longer, the table of keys has the beginning.
    private const int LongestKey = 200;

    /// <summary>All versions of all notices that their sources give this ocid, the earliest first.</summary>
    public Task<IReadOnlyList<NoticeRelease>> OfOcidAsync(string ocid, int take, CancellationToken cancellationToken)
    {
        var key = ocid.Trim().ToLowerInvariant();
        return database.ListAsync<NoticeRelease>(
            database.Dialect.Paged(OfOcid), new { ocid, key = key[..Math.Min(key.Length, LongestKey)], skip = 0, take }, cancellationToken);
    }

    public Task<IReadOnlyList<NoticeRelease>> OfNoticeAsync(NoticeKey notice, int take, CancellationToken cancellationToken) =>
        database.ListAsync<NoticeRelease>(
            database.Dialect.Paged(OfNotice), new { notice.SourceId, notice.NativeId, skip = 0, take }, cancellationToken);
}
