using Dapper;
using ProcurementHub.Core.Entities;
using ProcurementHub.Core.Notices;
using ProcurementHub.Storage.Engines;
using ProcurementHub.Storage.Staff;

namespace ProcurementHub.Storage.Plans;

/// <summary>The year that is asked about, as its readers count it.</summary>
/// <param name="From">When it begins.</param>
/// <param name="Until">When the next one begins.</param>
/// <param name="PastUntil">Months before this one are past: 13 for a year that is over, 1 for one that is to come.</param>
public sealed record PlanYearSpan(int Year, DateTimeOffset From, DateTimeOffset Until, int PastUntil);

/// <summary>What an entity's plan and its calls of a year come to.</summary>
public sealed record PlanCallsRow
{
    public required long BodyId { get; init; }

    public required string Scheme { get; init; }

    public required string ExternalId { get; init; }

    public EntityIdentifier Identifier => new(Scheme, ExternalId);

    public required string Name { get; init; }

    /// <summary>Of its plan, as it stands.</summary>
    public int Lines { get; init; }

    /// <summary>Those whose month is past.</summary>
    public int PastLines { get; init; }

    /// <summary>Those among them that no call came from, as far as calls are known.</summary>
    public int NeverCalled { get; init; }

    /// <summary>Known calls of the year.</summary>
    public int Calls { get; init; }

    /// <summary>Those among them that came from no line of the plan.</summary>
    public int CallsInNoPlan { get; init; }

    /// <summary>Null where no call of the entity is known: then nothing can be said of what it has called for.</summary>
    public int? NeverCalledAsFarAsKnown => Calls == 0 ? null : NeverCalled;
}

public sealed record CallInNoPlan
{
    public required string SourceId { get; init; }

    public required string NativeId { get; init; }

    public NoticeKey Key => new(SourceId, NativeId);

    public required string Title { get; init; }

    public string? ProcedureCode { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }
}

/// <summary>Plan lines that were never called for, and calls that were in no plan.</summary>
public sealed class PlanCalls(HubDatabase database)
{
    // Year and month stand in an index: of no line the words are read.
    private const string LinesOfAll = """
        SELECT e.survivor_id AS body_id, COUNT(*) AS lines,
            SUM(CASE WHEN l.plan_month < @PastUntil THEN 1 ELSE 0 END) AS past_lines,
            SUM(CASE WHEN l.plan_month < @PastUntil AND t.line_id IS NULL THEN 1 ELSE 0 END) AS never_called
        FROM plan_line AS l
        CROSS JOIN plan_line_state AS s
        CROSS JOIN annual_plan AS p
        CROSS JOIN entity AS e
        LEFT JOIN (SELECT DISTINCT line_id FROM plan_tie) AS t ON t.line_id = l.id
        WHERE l.plan_year = @Year AND s.line_id = l.id AND s.removed_at IS NULL AND p.id = s.plan_id AND e.id = p.entity_id
        GROUP BY e.survivor_id
        """;

    // Body by body, each counted within its part of one index: no notice itself is read.
    private const string CallsOfAll = $"""
        SELECT b.body_id, (
            SELECT COUNT(*)
            FROM entity AS o CROSS JOIN notice AS n
            WHERE o.survivor_id = b.body_id AND n.entity_id = o.id AND n.published_at >= @From AND n.published_at < @Until
                AND n.status <> @planned AND {HiddenNotices.NotThis}) AS calls
        FROM (
            SELECT DISTINCT e.survivor_id AS body_id FROM annual_plan AS p JOIN entity AS e ON e.id = p.entity_id WHERE p.plan_year = @Year) AS b
        """;

    // From the ties, which are few beside the calls.
    private const string TiedOfAll = $"""
        SELECT e.survivor_id AS body_id, COUNT(*) AS tied
        FROM plan_tie AS t CROSS JOIN notice AS n CROSS JOIN entity AS e
        WHERE n.id = t.notice_id AND e.id = n.entity_id AND n.published_at >= @From AND n.published_at < @Until
            AND n.status <> @planned AND {HiddenNotices.NotThis}
        GROUP BY e.survivor_id
        """;

    private const string Names = """
        SELECT DISTINCT b.id AS body_id, b.scheme, b.external_id, b.name
        FROM annual_plan AS p JOIN entity AS e ON e.id = p.entity_id JOIN entity AS b ON b.id = e.survivor_id
        WHERE p.plan_year = @Year
        ORDER BY b.name, body_id
        """;

    /// <summary>Every entity of which a plan of the year is known, by name.</summary>
    public async Task<IReadOnlyList<PlanCallsRow>> ListAsync(PlanYearSpan year, CancellationToken cancellationToken)
    {
        var asked = new { year.Year, year.From, year.Until, year.PastUntil, planned = (int)NoticeStatus.Planned };
        await using var connection = await database.OpenAsync(cancellationToken);
        var lines = (await connection.QueryAsync<Count>(new CommandDefinition(LinesOfAll, asked, cancellationToken: cancellationToken))).ToDictionary(row => row.BodyId);
        var calls = (await connection.QueryAsync<Count>(new CommandDefinition(CallsOfAll, asked, cancellationToken: cancellationToken))).ToDictionary(row => row.BodyId);
        var tied = (await connection.QueryAsync<Count>(new CommandDefinition(TiedOfAll, asked, cancellationToken: cancellationToken))).ToDictionary(row => row.BodyId);
        var names = await connection.QueryAsync<PlanCallsRow>(new CommandDefinition(Names, asked, cancellationToken: cancellationToken));
        return
        [
            .. names.Select(row => (Row: row, Lines: lines.GetValueOrDefault(row.BodyId), Calls: calls.GetValueOrDefault(row.BodyId)?.Calls ?? 0)).Select(one => one.Row with
            {
                Lines = one.Lines?.Lines ?? 0, PastLines = one.Lines?.PastLines ?? 0, NeverCalled = one.Lines?.NeverCalled ?? 0,
                Calls = one.Calls, CallsInNoPlan = one.Calls - (tied.GetValueOrDefault(one.Row.BodyId)?.Tied ?? 0),
            }),
        ];
    }

    private const string OfOne = $"""
        SELECT
            (SELECT COUNT(*)
                FROM annual_plan AS p
                JOIN plan_line_state AS s ON s.plan_id = p.id AND s.removed_at IS NULL
                JOIN plan_line AS l ON l.id = s.line_id
                WHERE p.entity_id IN @entityIds AND p.plan_year = @Year AND l.plan_month < @PastUntil) AS past_lines,
            (SELECT COUNT(*)
                FROM notice AS n
                WHERE n.entity_id IN @entityIds AND n.published_at >= @From AND n.published_at < @Until AND n.status <> @planned
                    AND {HiddenNotices.NotThis}) AS calls
        """;

    /// <summary>From how many lines whose month is past, and from how many calls, the two lists of one body are taken.</summary>
    /// <param name="entityIds">Of one body under all its identifiers.</param>
    public async Task<(int PastLines, int Calls)> CountAsync(IReadOnlyList<long> entityIds, PlanYearSpan year, CancellationToken cancellationToken)
    {
        var row = await database.FirstAsync<OneCount>(
            OfOne, new { entityIds, year.Year, year.From, year.Until, year.PastUntil, planned = (int)NoticeStatus.Planned }, cancellationToken);
        return (row!.PastLines, row.Calls);
    }

    private const string Never = """
        SELECT l.id, l.source_id, l.native_id, l.entity_id, l.plan_year, l.version, l.first_seen_at, l.observed_at, l.document_id,
            l.content AS content_json
        FROM annual_plan AS p
        JOIN plan_line_state AS s ON s.plan_id = p.id AND s.removed_at IS NULL
        JOIN plan_line AS l ON l.id = s.line_id
        WHERE p.entity_id IN @entityIds AND p.plan_year = @Year AND l.plan_month < @PastUntil
            AND NOT EXISTS (SELECT 1 FROM plan_tie AS t WHERE t.line_id = l.id)
        ORDER BY l.plan_month, l.id
        """;

    /// <param name="entityIds">Of one body under all its identifiers.</param>
    public Task<IReadOnlyList<StoredPlanLine>> NeverCalledAsync(IReadOnlyList<long> entityIds, PlanYearSpan year, CancellationToken cancellationToken) =>
        database.ListAsync<StoredPlanLine>(Never, new { entityIds, year.Year, year.PastUntil }, cancellationToken);

    private const string InNoPlan = $"""
        SELECT n.source_id, n.native_id, n.title, n.procedure_code, n.published_at
        FROM notice AS n
        WHERE n.entity_id IN @entityIds AND n.published_at >= @From AND n.published_at < @Until AND n.status <> @planned
            AND NOT EXISTS (SELECT 1 FROM plan_tie AS t WHERE t.notice_id = n.id) AND {HiddenNotices.NotThis}
        ORDER BY n.published_at, n.id
        """;

    /// <param name="entityIds">Of one body under all its identifiers, of which a plan of the year is known.</param>
    public Task<IReadOnlyList<CallInNoPlan>> InNoPlanAsync(IReadOnlyList<long> entityIds, PlanYearSpan year, CancellationToken cancellationToken) =>
        database.ListAsync<CallInNoPlan>(InNoPlan, new { entityIds, year.From, year.Until, planned = (int)NoticeStatus.Planned }, cancellationToken);

    private sealed record OneCount
    {
        public int PastLines { get; init; }

        public int Calls { get; init; }
    }

    private sealed record Count
    {
        public required long BodyId { get; init; }

        public int Lines { get; init; }

        public int PastLines { get; init; }

        public int NeverCalled { get; init; }

        public int Calls { get; init; }

        public int Tied { get; init; }
    }
}
