using ProcurementHub.Core.Plans;
using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.Plans;

/// <summary>What a source says that an entity buys in a year.</summary>
public sealed record PlanRow
{
    public required long Id { get; init; }

    public required string SourceId { get; init; }

    public string? EntityName { get; init; }

    public int? PlanYear { get; init; }
}

/// <summary>A version of a plan, and what it changed.</summary>
public sealed record PlanEditionRow
{
    public required long PlanId { get; init; }

    public required int Number { get; init; }

    public required DateTimeOffset ObservedAt { get; init; }

    /// <summary>When the source says that it was made; null where it does not.</summary>
    public DateTimeOffset? SourceDate { get; init; }

    /// <summary>Null where its document was not read to its end.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    public required PlanEditionDoubt Doubt { get; init; }

    public required long DocumentId { get; init; }

    public required string DocumentUrl { get; init; }

    public required int Added { get; init; }

    public required int TakenOut { get; init; }

    public required int Changed { get; init; }
}

/// <summary>A line as a version of its plan has it.</summary>
public sealed record PlanVersionLine
{
    public required long LineId { get; init; }

    public required string SourceId { get; init; }

    public required string NativeId { get; init; }

    internal string ContentJson { get; init; } = "";

    public PlanLineContent Content => PlanLineJson.Read(ContentJson);
}

/// <summary>The versions of plans, each as it was.</summary>
public sealed class PlanVersions(HubDatabase database)
{
    private const string OfEntity = """
        SELECT p.id, p.source_id, p.entity_name, p.plan_year
        FROM annual_plan AS p
        WHERE p.entity_id IN @entityIds AND p.plan_year = @year
        ORDER BY p.source_id, p.id
        """;

    /// <param name="entityIds">Of one body under all its identifiers.</param>
    public Task<IReadOnlyList<PlanRow>> PlansAsync(IReadOnlyList<long> entityIds, int year, CancellationToken cancellationToken) =>
        database.ListAsync<PlanRow>(OfEntity, new { entityIds, year }, cancellationToken);

    // A line's first version was added; one after it was taken out came back, and counts as added too.
    private const string Editions = """
        SELECT e.plan_id, e.number, e.observed_at, e.source_date, e.closed_at, e.doubt, e.document_id, d.url AS document_url,
            (SELECT COUNT(*) FROM plan_line_version AS v
                WHERE v.plan_id = e.plan_id AND v.edition = e.number AND v.content IS NOT NULL AND NOT EXISTS (
                    SELECT 1 FROM plan_line_version AS b WHERE b.line_id = v.line_id AND b.number = v.number - 1 AND b.content IS NOT NULL)) AS added,
            (SELECT COUNT(*) FROM plan_line_version AS v
                WHERE v.plan_id = e.plan_id AND v.edition = e.number AND v.content IS NULL) AS taken_out,
            (SELECT COUNT(*) FROM plan_line_version AS v
                WHERE v.plan_id = e.plan_id AND v.edition = e.number AND v.content IS NOT NULL AND EXISTS (
                    SELECT 1 FROM plan_line_version AS b WHERE b.line_id = v.line_id AND b.number = v.number - 1 AND b.content IS NOT NULL)) AS changed
        FROM plan_edition AS e JOIN document AS d ON d.id = e.document_id
        WHERE e.plan_id = @planId
        ORDER BY e.number
        """;

    public Task<IReadOnlyList<PlanEditionRow>> EditionsAsync(long planId, CancellationToken cancellationToken) =>
        database.ListAsync<PlanEditionRow>(Editions, new { planId }, cancellationToken);

    private const string AsItWas = """
        SELECT v.line_id, l.source_id, l.native_id, v.content AS content_json
        FROM plan_line_version AS v JOIN plan_line AS l ON l.id = v.line_id
        WHERE v.plan_id = @planId AND v.edition <= @edition AND v.content IS NOT NULL
            AND NOT EXISTS (
                SELECT 1 FROM plan_line_version AS later
                WHERE later.line_id = v.line_id AND later.number > v.number AND later.plan_id = v.plan_id AND later.edition <= @edition)
        ORDER BY v.line_id
        """;

    /// <summary>The lines that the plan had in a version, in the order in which they came in.</summary>
    public Task<IReadOnlyList<PlanVersionLine>> LinesAsync(long planId, int edition, CancellationToken cancellationToken) =>
        database.ListAsync<PlanVersionLine>(AsItWas, new { planId, edition }, cancellationToken);

    private const string References = "SELECT DISTINCT l.reference FROM plan_line_state AS s JOIN plan_line AS l ON l.id = s.line_id WHERE s.plan_id = @planId";

    /// <summary>The numbers of all lines that the plan has or ever had, as far as it was read.</summary>
    public Task<IReadOnlyList<string?>> ReferencesAsync(long planId, CancellationToken cancellationToken) =>
        database.ListAsync<string?>(References, new { planId }, cancellationToken);

    /// <summary>What differs between two versions.</summary>
    public async Task<IReadOnlyList<PlanLineChange>> CompareAsync(long planId, int before, int after, CancellationToken cancellationToken)
    {
        var (earlier, later) = (await LinesAsync(planId, before, cancellationToken), await LinesAsync(planId, after, cancellationToken));
        return PlanComparison.Of(Contents(earlier), Contents(later));
    }

    private static Dictionary<long, PlanLineContent> Contents(IReadOnlyList<PlanVersionLine> lines) => lines.ToDictionary(line => line.LineId, line => line.Content);
}
