using Dapper;
using ProcurementHub.Core.Notices;
using ProcurementHub.Storage.Plans;
using ProcurementHub.Storage.Procedures;
using ProcurementHub.Storage.Staff;

namespace ProcurementHub.Storage.Notices;

/// <summary>All that a notice's page shows of the database.</summary>
/// <param name="Versions">Latest first; none, nor anything else that belongs to it, where it is hidden.</param>
/// <param name="Others">The other notices of its procedure.</param>
/// <param name="PlanLine">The line of the entity's plan that it came from; null where none is known.</param>
public sealed record NoticePageRows(
    StoredNotice Notice,
    string? EntityScheme,
    string? EntityExternalId,
    IReadOnlyList<NoticePageVersion> Versions,
    IReadOnlyList<ProcedureNoticeRow> Others,
    TiedLine? PlanLine);

/// <summary>A version with what it said and where that stood.</summary>
public sealed record NoticePageVersion
{
    public required long Id { get; init; }

    public required int Number { get; init; }

    public required DateTimeOffset ObservedAt { get; init; }

    public required long DocumentId { get; init; }

    public required string DocumentUrl { get; init; }

    public required byte[] Sha256 { get; init; }

    public required long Bytes { get; init; }

    public DateTimeOffset? RemovedAt { get; init; }

    internal string ContentJson { get; init; } = "";

    public NoticeContent Content => NoticeJson.Read(ContentJson);

    public IReadOnlyList<NoticeChange> Changes { get; init; } = [];
}

/// <summary>
/// Reads a notice's page: the notice with its latest version, then what belongs to it. Most notices have one version and
/// are alone in their procedure, so earlier versions and other notices are only asked for where there are some.
/// </summary>
public sealed class NoticePages(HubDatabase database)
{
    private const string One = """
        SELECT n.id, n.source_id, n.native_id, n.procedure_code, n.entity_id, n.entity_name, n.title, n.category,
            n.procedure_type, n.status, n.published_at, n.deadline_at, n.deadline_basis, n.first_deadline_at,
            n.amount_cents, n.amount_currency, n.amount_state, n.url, n.version, n.first_seen_at, n.observed_at,
            n.version_id, v.content AS content_json, h.hidden_at, h.why AS hidden_why,
            v.id, v.number, v.observed_at, v.document_id, d.url AS document_url, d.sha256, d.bytes, d.removed_at, v.content AS content_json,
            n.id, s.scheme, s.external_id, p.procedure_id, t.line_id AS tied_line_id
        FROM notice AS n
        JOIN notice_version AS v ON v.id = n.version_id
        JOIN document AS d ON d.id = v.document_id
        LEFT JOIN procedure_notice AS p ON p.notice_id = n.id
        LEFT JOIN plan_tie AS t ON t.notice_id = n.id
        LEFT JOIN hidden_notice AS h ON h.notice_id = n.id
        LEFT JOIN entity AS e ON e.id = n.entity_id
        LEFT JOIN entity AS s ON s.id = e.survivor_id
        WHERE n.source_id = @SourceId AND n.native_id = @NativeId
        """;

    private const string Earlier = """
        SELECT v.id, v.number, v.observed_at, v.document_id, d.url AS document_url, d.sha256, d.bytes, d.removed_at, v.content AS content_json
        FROM notice_version AS v JOIN document AS d ON d.id = v.document_id
        WHERE v.notice_id = @id AND v.number < @number
        ORDER BY v.number DESC
        """;

    private const string Changes = """
        SELECT c.version_id, c.field, c.kind, c.text_before, c.text_after
        FROM notice_version AS v JOIN notice_change AS c ON c.version_id = v.id
        WHERE v.notice_id = @id
        ORDER BY c.version_id, c.kind DESC, c.field
        """;

    private const string OfProcedure = $"""
        SELECT p.notice_id, p.procedure_id, n.source_id, n.native_id, n.procedure_code, n.call_number, n.entity_name, n.title,
            n.url, n.published_at, p.basis, p.score, p.linked_at
        FROM procedure_notice AS p
        JOIN notice AS n ON n.id = p.notice_id
        WHERE p.procedure_id = @procedureId AND p.notice_id <> @id AND {HiddenNotices.NotThis}
        ORDER BY n.published_at, n.source_id, n.native_id
        """;

    public async Task<NoticePageRows?> FindAsync(NoticeKey key, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var found = (await connection.QueryAsync<StoredNotice, NoticePageVersion, Surroundings, (StoredNotice, NoticePageVersion, Surroundings)>(
            new CommandDefinition(One, new { key.SourceId, key.NativeId }, cancellationToken: cancellationToken),
            (notice, latest, around) => (notice, latest, around),
            splitOn: "id,id")).AsList();
        if (found.Count == 0)
            return null;
        var (notice, latest, around) = found[0];
        if (notice.Hidden is not null)
            return new NoticePageRows(notice, null, null, [], [], null);

        Task<IEnumerable<T>> AskAsync<T>(string sql, object asked) =>
            connection.QueryAsync<T>(new CommandDefinition(sql, asked, cancellationToken: cancellationToken));

        List<NoticePageVersion> versions = [latest];
        if (latest.Number > 1)
        {
            versions.AddRange(await AskAsync<NoticePageVersion>(Earlier, new { id = notice.Id, number = latest.Number }));
            var changes = (await AskAsync<ChangeRow>(Changes, new { id = notice.Id })).ToLookup(row => row.VersionId);
            versions = versions.ConvertAll(version => version with { Changes = [.. changes[version.Id].Select(row => row.ToChange())] });
        }

        return new NoticePageRows(
            notice, around.Scheme, around.ExternalId, versions,
            around.ProcedureId is not { } procedureId ? [] : (await AskAsync<ProcedureNoticeRow>(OfProcedure, new { procedureId, id = notice.Id })).AsList(),
            around.TiedLineId is null ? null : (await AskAsync<TiedLine>(PlanTieStore.OfNotice, new { id = notice.Id })).FirstOrDefault());
    }

    private sealed record Surroundings
    {
        /// <summary>Of the notice, so that the row has a part of this kind even where the rest is not known.</summary>
        public required long Id { get; init; }

        public string? Scheme { get; init; }

        public string? ExternalId { get; init; }

        /// <summary>Null where it is the only notice of its procedure.</summary>
        public long? ProcedureId { get; init; }

        /// <summary>Null where it came from no plan line that is known.</summary>
        public long? TiedLineId { get; init; }
    }
}
