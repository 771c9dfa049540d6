using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.Plans;

/// <summary>What there is of plans: how many lines stand in how many plans, and of which years.</summary>
public sealed record PlanReach
{
    public required int Lines { get; init; }

    public required int Plans { get; init; }

    public int? FirstYear { get; init; }

    public int? LastYear { get; init; }
}

public sealed class PlanReaches(HubDatabase database)
{
    private const string All = """
        SELECT
            (SELECT COUNT(*) FROM plan_line_state WHERE removed_at IS NULL) AS lines,
            (SELECT COUNT(*) FROM annual_plan) AS plans,
            (SELECT MIN(plan_year) FROM annual_plan) AS first_year,
            (SELECT MAX(plan_year) FROM annual_plan) AS last_year
        """;

    public async Task<PlanReach> ReadAsync(CancellationToken cancellationToken) =>
        (await database.FirstAsync<PlanReach>(All, null, cancellationToken))!;
}
