using System.Data.Common;
using ProcurementHub.Core.Compliance;
using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.Compliance;

/// <summary>Reads what states are judged by, as one state of the database, and as it was known at an instant.</summary>
public sealed class ComplianceStore(HubDatabase database)
{
    private const string Listed = """
        SELECT l.source_id, l.native_id, l.name, l.sector, l.region_code, l.level, l.first_seen_at, l.last_seen_at, d.url_hash,
            e.survivor_id AS body_id, s.scheme, s.external_id
        FROM listed_entity AS l
        JOIN document AS d ON d.id = l.document_id
        LEFT JOIN entity AS e ON e.id = l.entity_id
        LEFT JOIN entity AS s ON s.id = e.survivor_id
        WHERE l.source_id IN @lists AND l.first_seen_at <= @knownAt
        ORDER BY l.source_id, l.name, l.native_id
        """;

    private const string Schemes = """
        SELECT DISTINCT o.survivor_id AS body_id, o.scheme
        FROM entity AS o
        WHERE o.survivor_id IN (
            SELECT e.survivor_id FROM listed_entity AS l JOIN entity AS e ON e.id = l.entity_id WHERE l.source_id IN @lists)
        """;

    // A row that was changed says what it says now since it was changed.
    private const string Publications = """
        SELECT e.survivor_id AS body_id, p.source_id, p.entity_name, p.published_at, p.plan_version, p.file_name,
            p.observed_at AS known_from, NULL AS known_until
        FROM plan_publication AS p LEFT JOIN entity AS e ON e.id = p.entity_id
        WHERE p.plan_year = @year AND p.observed_at <= @knownAt
        """;

    // What a row said before holds on where it said it of the same body and year: then only the day or the version was another.
    private const string PastPublications = """
        SELECT e.survivor_id AS body_id, p.source_id, p.entity_name, o.published_at, o.plan_version, o.file_name, o.known_from,
            CASE WHEN n.survivor_id = e.survivor_id AND p.plan_year = o.plan_year THEN NULL ELSE o.known_until END AS known_until
        FROM plan_publication_past AS o
        JOIN plan_publication AS p ON p.id = o.publication_id
        JOIN entity AS e ON e.id = o.entity_id
        LEFT JOIN entity AS n ON n.id = p.entity_id
        WHERE o.plan_year = @year AND o.known_from <= @knownAt
        """;

    // An amended plan names the day of the amendment on all its lines: the day that they named first is kept beside it.
    private const string Lines = """
        SELECT e.survivor_id AS body_id, l.source_id, MIN(COALESCE(l.first_published_at, l.published_at)) AS published_at, MIN(l.first_seen_at) AS known_from
        FROM plan_line AS l JOIN entity AS e ON e.id = l.entity_id
        WHERE l.plan_year = @year AND l.first_seen_at <= @knownAt
        GROUP BY e.survivor_id, l.source_id
        """;

    private const string ChangedLines = """
        SELECT e.survivor_id AS body_id, l.source_id, MIN(l.published_at) AS published_at, MIN(l.observed_at) AS known_from
        FROM plan_line AS l JOIN entity AS e ON e.id = l.entity_id
        WHERE l.plan_year = @year AND l.observed_at <= @knownAt AND l.published_at <> l.first_published_at
        GROUP BY e.survivor_id, l.source_id
        """;

    // By the name alone nothing is known of a body; it only keeps others from being accused.
    private const string LinesWithoutId = """
        SELECT NULL AS body_id, l.source_id, l.entity_name, MIN(l.first_seen_at) AS known_from
        FROM plan_line AS l
        WHERE l.entity_id IS NULL AND l.entity_name IS NOT NULL AND l.plan_year = @year AND l.first_seen_at <= @knownAt
        GROUP BY l.source_id, l.entity_name
        """;

    private const string Acts = """
        SELECT e.survivor_id AS body_id, a.id, a.at, a.who, a.kind, a.plan_year, a.last_year, a.on_day, a.what, a.why, a.withdraws
        FROM compliance_act AS a JOIN entity AS e ON e.id = a.entity_id
        WHERE a.at <= @knownAt AND (@body IS NULL OR e.survivor_id = @body)
        ORDER BY a.on_day, a.id
        """;

    // Read again from kept documents, or from saved ones of a portal that is fetched otherwise: nobody asked the portal.
    // One that went on where another broke off read only a part.
    private const string Passes = """
        SELECT source_id, started_at, finished_at, failure_reason,
            CASE WHEN outcome = 1 AND resumed_from IS NULL AND dropped_from IS NULL THEN 1 ELSE 0 END AS is_whole
        FROM source_run
        WHERE source_id IN @registers AND outcome IN (1, 2, 3) AND finished_at <= @knownAt
            AND COALESCE(is_retry, 0) = 0 AND COALESCE(is_aside, 0) = 0
        ORDER BY started_at, id
        """;

    /// <param name="lists">Sources of the bodies that must publish.</param>
    /// <param name="registers">Sources in which plans would stand.</param>
    public Task<ComplianceMaterial> ReadAsync(
        int year, IReadOnlyCollection<string> lists, IReadOnlyCollection<string> registers, DateTimeOffset knownAt, CancellationToken cancellationToken) =>
        database.ReadAsync(async transaction =>
        {
            var parameters = new { year, lists, registers, knownAt, body = (long?)null };
            var listed = await transaction.ListAsync<ListedBodyRow>(Listed, parameters, cancellationToken);
            var schemes = await transaction.ListAsync<SchemeRow>(Schemes, parameters, cancellationToken);
            var facts = new List<PlanFactRow>();
            foreach (var statement in new[] { Publications, PastPublications, Lines, ChangedLines, LinesWithoutId })
                facts.AddRange(await transaction.ListAsync<PlanFactRow>(statement, parameters, cancellationToken));
            return new ComplianceMaterial(
                [.. CurrentList.Of(listed, knownAt)],
                schemes.ToLookup(row => row.BodyId, row => row.Scheme),
                [.. facts.Where(fact => fact.KnownUntil is null || fact.KnownUntil > knownAt)],
                await ActsAsync(transaction, parameters, cancellationToken),
                await transaction.ListAsync<RegisterPassRow>(Passes, parameters, cancellationToken));
        }, cancellationToken);

    /// <summary>All entries of a body, those that were withdrawn too, in the order of their days.</summary>
    public Task<IReadOnlyList<BodyActRow>> ActsOfAsync(long body, DateTimeOffset knownAt, CancellationToken cancellationToken) =>
        database.ReadAsync(transaction => ActsAsync(transaction, new { body = (long?)body, knownAt }, cancellationToken), cancellationToken);

    private static async Task<IReadOnlyList<BodyActRow>> ActsAsync(DbTransaction transaction, object parameters, CancellationToken cancellationToken) =>
        [.. (await transaction.ListAsync<ActRow>(Acts, parameters, cancellationToken)).Select(row => new BodyActRow { BodyId = row.BodyId, Act = row.ToAct() })];

    private sealed record SchemeRow
    {
        public required long BodyId { get; init; }

        public required string Scheme { get; init; }
    }

    private sealed record ActRow
    {
        public required long BodyId { get; init; }

        public required long Id { get; init; }

        public required DateTimeOffset At { get; init; }

        public required string Who { get; init; }

        public required ComplianceActKind Kind { get; init; }

        public required int PlanYear { get; init; }

        public int? LastYear { get; init; }

        public required int OnDay { get; init; }

        public string? What { get; init; }

        public required string Why { get; init; }

        public long? Withdraws { get; init; }

        public ComplianceAct ToAct() => new(Id, At, Who, Kind, PlanYear, LastYear, StoredDay.Read(OnDay), What, Why, Withdraws);
    }
}
