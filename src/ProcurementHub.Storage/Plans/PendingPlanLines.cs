using ProcurementHub.Core.Plans;
using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.Plans;

/// <summary>A version of a plan line that the matcher has not seen.</summary>
public sealed record PendingPlanLine
{
    public required long LineId { get; init; }

    public required int Number { get; init; }

    public required string SourceId { get; init; }

    /// <summary>True for one that is no longer in its plan.</summary>
    public required bool IsTakenOut { get; init; }

    /// <summary>True for the version that took it out.</summary>
    public required bool TakesOut { get; init; }

    public required long PlanId { get; init; }

    /// <summary>Number of the plan's version.</summary>
    public required int Edition { get; init; }

    internal string ContentJson { get; init; } = "";

    internal string? PreviousJson { get; init; }

    /// <summary>What is known of the line now; the version itself may have said less.</summary>
    public PlanLineContent Content => PlanLineJson.Read(ContentJson);

    /// <summary>The version before; null where the line was not in its plan.</summary>
    public PlanLineContent? Previous => PreviousJson is null ? null : PlanLineJson.Read(PreviousJson);
}

/// <summary>The queue between collecting plans and matching them. <see cref="Matches.PlanMatchStore.SaveAsync"/> takes lines out.</summary>
public sealed class PendingPlanLines(HubDatabase database)
{
    private const string Waiting = """
        SELECT d.line_id, d.number, l.source_id, CASE WHEN s.removed_at IS NULL THEN 0 ELSE 1 END AS is_taken_out,
            CASE WHEN v.content IS NULL THEN 1 ELSE 0 END AS takes_out, v.plan_id, v.edition, l.content AS content_json, p.content AS previous_json
        FROM plan_line_due AS d
        JOIN plan_line AS l ON l.id = d.line_id
        JOIN plan_line_version AS v ON v.line_id = d.line_id AND v.number = d.number
        LEFT JOIN plan_line_state AS s ON s.line_id = d.line_id
        LEFT JOIN plan_line_version AS p ON p.line_id = d.line_id AND p.number = d.number - 1
        ORDER BY d.line_id, d.number
        """;

    public Task<IReadOnlyList<PendingPlanLine>> ListAsync(int take, CancellationToken cancellationToken) =>
        database.ListAsync<PendingPlanLine>(database.Dialect.Paged(Waiting), new { skip = 0, take }, cancellationToken);

    private const string HowMany = "SELECT COUNT(*) FROM plan_line_due";

    public Task<int> CountAsync(CancellationToken cancellationToken) =>
        database.FirstAsync<int>(HowMany, null, cancellationToken);
}
