using Dapper;
using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Notices;
using ProcurementHub.Storage.Collecting;
using ProcurementHub.Storage.Engines;
using ProcurementHub.Storage.Staff;

namespace ProcurementHub.Storage.Notices;

/// <summary>What is known of notices.</summary>
public sealed class NoticeStore(HubDatabase database)
{
    private const string Matching = $"""
        WHERE (@SourceId IS NULL OR n.source_id = @SourceId) AND {HiddenNotices.NotThis}
            AND (@EntityId IS NULL OR n.entity_id IN (
                SELECT o.id FROM entity AS o JOIN entity AS e ON e.survivor_id = o.survivor_id WHERE e.id = @EntityId))
            AND (@Status IS NULL OR n.status = @Status)
            AND (@OpenAt IS NULL OR n.deadline_at >= @OpenAt)
            AND (@Sector IS NULL OR EXISTS (
                SELECT 1 FROM notice_sector AS s WHERE s.notice_id = n.id AND s.sector_code = @Sector))
            AND (@Region IS NULL OR EXISTS (
                SELECT 1 FROM notice_region AS r WHERE r.notice_id = n.id AND (r.region_code = @Region OR r.region_code LIKE @RegionsInside)))
            AND (@Once = 0 OR NOT EXISTS (
                SELECT 1
                FROM procedure_notice AS p
                JOIN procedure_notice AS q ON q.procedure_id = p.procedure_id
                JOIN notice AS m ON m.id = q.notice_id
                WHERE p.notice_id = n.id AND m.id <> n.id AND NOT EXISTS (SELECT 1 FROM hidden_notice AS h WHERE h.notice_id = m.id)
                    AND (m.published_at > n.published_at OR (m.published_at IS NOT NULL AND n.published_at IS NULL)
                        OR (m.id > n.id AND (m.published_at = n.published_at OR (m.published_at IS NULL AND n.published_at IS NULL))))))
        """;

    private const string Newest = """
        SELECT n.id, n.source_id, n.native_id, n.procedure_code, n.entity_id, n.entity_name, n.title, n.category,
            n.procedure_type, n.status, n.published_at, n.deadline_at, n.deadline_basis, n.first_deadline_at,
            n.amount_cents, n.amount_currency, n.amount_state, n.url, n.version, n.first_seen_at, n.observed_at,
            (SELECT STRING_AGG(r.region_code, ' ') FROM notice_region AS r WHERE r.notice_id = n.id) AS region_codes,
            (SELECT STRING_AGG(s.sector_code, ' ') FROM notice_sector AS s WHERE s.notice_id = n.id) AS sector_codes
        FROM notice AS n

        """ + Matching + """

        ORDER BY n.published_at DESC, n.id DESC
        """;

    /// <summary>Latest publication first; notices without one come last.</summary>
    public Task<IReadOnlyList<NoticeListRow>> ListAsync(
        NoticeFilter filter, int skip, int take, CancellationToken cancellationToken) =>
        database.ListAsync<NoticeListRow>(
            database.Dialect.Paged(Newest), Parameters(filter, new { skip, take }), cancellationToken);

    private const string HowMany = "SELECT COUNT(*) FROM notice AS n\n" + Matching;

    public Task<int> CountAsync(NoticeFilter filter, CancellationToken cancellationToken) =>
        database.FirstAsync<int>(HowMany, Parameters(filter, null), cancellationToken);

    private const string WithContent = """
        SELECT n.id, n.source_id, n.native_id, n.procedure_code, n.entity_id, n.entity_name, n.title, n.category,
            n.procedure_type, n.status, n.published_at, n.deadline_at, n.deadline_basis, n.first_deadline_at,
            n.amount_cents, n.amount_currency, n.amount_state, n.url, n.version, n.first_seen_at, n.observed_at,
            v.content AS content_json, h.hidden_at, h.why AS hidden_why
        FROM notice AS n JOIN notice_version AS v ON v.id = n.version_id LEFT JOIN hidden_notice AS h ON h.notice_id = n.id

        """;

    private const string One = WithContent + "WHERE n.source_id = @SourceId AND n.native_id = @NativeId";

    private const string Versions = """
        SELECT id, number, observed_at, document_id, position, is_backfill, alert_kind
        FROM notice_version
        WHERE notice_id = @Id
        ORDER BY number DESC
        """;

    private const string Changes = """
        SELECT c.version_id, c.field, c.kind, c.text_before, c.text_after
        FROM notice_change AS c JOIN notice_version AS v ON v.id = c.version_id
        WHERE v.notice_id = @Id
        ORDER BY c.version_id, c.field
        """;

    /// <summary>Also one that is hidden.</summary>
    public async Task<NoticeHistory?> FindAsync(NoticeKey key, CancellationToken cancellationToken)
    {
        var notice = await database.FirstAsync<StoredNotice>(One, new { key.SourceId, key.NativeId }, cancellationToken);
        if (notice is null)
            return null;
        var versions = await database.ListAsync<NoticeVersion>(Versions, new { notice.Id }, cancellationToken);
        var changes = (await database.ListAsync<ChangeRow>(Changes, new { notice.Id }, cancellationToken)).ToLookup(row => row.VersionId);
        return new NoticeHistory(notice, versions
            .Select(version => version with { Changes = changes[version.Id].Select(row => row.ToChange()).ToList() })
            .ToList());
    }

    private static readonly BulkTable<string> Asked = new BulkTable<string>("asked_notice").Key("native_id", KeyLength.NativeId, id => id);

    private const string KnownOfAsked = """
        SELECT a.native_id
        FROM [#asked_notice] AS a CROSS JOIN notice AS n
        WHERE n.source_id = @sourceId AND n.native_id = a.native_id
        """;

    /// <summary>Those of the ids under which the source has a notice.</summary>
    public async Task<IReadOnlySet<string>> KnownAsync(
        string sourceId, IReadOnlyCollection<string> nativeIds, CancellationToken cancellationToken) =>
        await database.ReadAsync(async transaction =>
        {
            await database.Dialect.StageAsync(transaction, Asked, [.. nativeIds.Distinct(StringComparer.Ordinal)], cancellationToken);
            var known = await transaction.ListAsync<string>(KnownOfAsked, new { sourceId }, cancellationToken);
            return known.ToHashSet(StringComparer.Ordinal);
        }, cancellationToken);

    private const string Everything = WithContent + "WHERE h.notice_id IS NULL ORDER BY n.source_id, n.native_id";

    /// <summary>Every notice that is not hidden, one at a time, in the order of source and native id.</summary>
    public IAsyncEnumerable<StoredNotice> StreamAsync(CancellationToken cancellationToken) =>
        database.StreamAsync<StoredNotice>(Everything, cancellationToken);

    private static DynamicParameters Parameters(NoticeFilter filter, object? more)
    {
        var parameters = new DynamicParameters(more);
        parameters.Add("SourceId", filter.SourceId);
        parameters.Add("EntityId", filter.EntityId);
        parameters.Add("Status", (int?)filter.Status);
        parameters.Add("OpenAt", filter.OpenAt);
        parameters.Add("Once", filter.IsOnePerProcedure ? 1 : 0);
        parameters.Add("Sector", filter.Sector);
        var region = filter.Region is null ? null : RegionTree.Standard.Within(filter.Region);
        parameters.Add("Region", region?.Code);
        parameters.Add("RegionsInside", region?.Beginning is null ? null : region.Beginning + "%");
        return parameters;
    }
}
