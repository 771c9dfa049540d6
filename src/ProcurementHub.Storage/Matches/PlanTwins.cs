using System.Data.Common;
using ProcurementHub.Core.Plans;
using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.Matches;

/// <summary>
/// Reads what subscribers were told of plans that several sources have of one body and year. Most plans are the only one, and
/// cost one look.
/// </summary>
internal static class PlanTwins
{
    private static readonly BulkTable<long> Wanted = new BulkTable<long>("twin_plan").Integer("id", id => id);

    private const string Plans = """
        SELECT p.id, e.survivor_id AS body, p.plan_year, p.source_id
        FROM [#twin_plan] AS w CROSS JOIN annual_plan AS p CROSS JOIN entity AS e
        WHERE p.id = w.id AND e.id = p.entity_id AND p.plan_year IS NOT NULL AND EXISTS (
            SELECT 1
            FROM entity AS o JOIN annual_plan AS q ON q.entity_id = o.id
            WHERE o.survivor_id = e.survivor_id AND q.plan_year = p.plan_year AND q.source_id <> p.source_id)
        """;

    private static readonly BulkTable<(long Subscriber, long Body, int Year)> Asked = new BulkTable<(long Subscriber, long Body, int Year)>("asked_twin")
        .Integer("subscriber_id", row => row.Subscriber)
        .Integer("body", row => row.Body)
        .Integer("plan_year", row => row.Year);

    private const string Told = """
        SELECT a.subscriber_id, a.body, a.plan_year, p.source_id, s.line_id, MAX(m.told_version) AS told_version, MAX(m.digest_id) AS digest_id
        FROM [#asked_twin] AS a CROSS JOIN entity AS o CROSS JOIN annual_plan AS p CROSS JOIN plan_line_state AS s
            CROSS JOIN subscription AS u CROSS JOIN plan_line_match AS m
        WHERE o.survivor_id = a.body AND p.entity_id = o.id AND p.plan_year = a.plan_year AND s.plan_id = p.id
            AND u.subscriber_id = a.subscriber_id AND m.subscription_id = u.id AND m.line_id = s.line_id AND m.told_version IS NOT NULL
        GROUP BY a.subscriber_id, a.body, a.plan_year, p.source_id, s.line_id
        """;

    private static readonly BulkTable<long> Lines = new BulkTable<long>("twin_line").Integer("id", id => id);

    private const string Contents = "SELECT l.id AS line_id, 0 AS number, l.content FROM [#twin_line] AS w CROSS JOIN plan_line AS l WHERE l.id = w.id";

    private static readonly BulkTable<(long Line, int Number)> Versions = new BulkTable<(long Line, int Number)>("twin_version")
        .Integer("line_id", row => row.Line)
        .Integer("number", row => row.Number);

    private const string AsTold = """
        SELECT v.line_id, v.number, v.content
        FROM [#twin_version] AS w CROSS JOIN plan_line_version AS v
        WHERE v.line_id = w.line_id AND v.number = w.number
        """;

    public static async Task<IReadOnlyDictionary<(long Subscriber, long Line), PlanTwin>> ReadAsync(
        ISqlDialect dialect, DbTransaction transaction, IReadOnlyCollection<(long Subscriber, long Line, long Plan)> waiting, CancellationToken cancellationToken)
    {
        await dialect.StageAsync(transaction, Wanted, waiting.Select(row => row.Plan).ToHashSet(), cancellationToken);
        var plans = (await transaction.ListAsync<PlanRow>(Plans, null, cancellationToken)).ToDictionary(plan => plan.Id);
        var twins = waiting.Where(row => plans.ContainsKey(row.Plan)).ToList();
        if (twins.Count == 0)
            return new Dictionary<(long, long), PlanTwin>();

        await dialect.StageAsync(transaction, Asked, twins.Select(row => (row.Subscriber, plans[row.Plan].Body, plans[row.Plan].PlanYear)).ToHashSet(), cancellationToken);
        var told = await transaction.ListAsync<TellingRow>(Told, null, cancellationToken);
        await dialect.StageAsync(transaction, Lines, twins.Select(row => row.Line).Concat(told.Select(row => row.LineId)).ToHashSet(), cancellationToken);
        var now = (await transaction.ListAsync<ContentRow>(Contents, null, cancellationToken)).ToDictionary(row => row.LineId, row => PlanLineJson.Read(row.Content!));
        await dialect.StageAsync(transaction, Versions, told.Select(row => (row.LineId, row.ToldVersion)).ToHashSet(), cancellationToken);
        var asTold = (await transaction.ListAsync<ContentRow>(AsTold, null, cancellationToken))
            .ToDictionary(row => (row.LineId, row.Number), row => row.Content is null ? null : PlanLineJson.Read(row.Content));

        var known = told.GroupBy(row => (row.SubscriberId, row.Body, row.PlanYear)).ToDictionary(
            group => group.Key, group => (IReadOnlyList<ToldTwin>)[.. group.Select(row => Of(row, asTold[(row.LineId, row.ToldVersion)], now[row.LineId]))]);
        return twins.ToDictionary(row => (row.Subscriber, row.Line), row =>
        {
            var plan = plans[row.Plan];
            return new PlanTwin(
                plan.Body, plan.PlanYear, plan.SourceId, SamePlanLine.Key(now[row.Line]), known.GetValueOrDefault((row.Subscriber, plan.Body, plan.PlanYear)) ?? []);
        });
    }

    // What changed since without being told, such as an amount, makes it no other line.
    private static ToldTwin Of(TellingRow row, PlanLineContent? told, PlanLineContent now)
    {
        var keys = new List<string>();
        if (told is not null)
            keys.Add(SamePlanLine.Key(told));
        if (told is null || told.Month == now.Month)
            keys.Add(SamePlanLine.Key(now));
        return new ToldTwin(row.LineId, row.SourceId, told is null, row.DigestId, keys);
    }

    private sealed record PlanRow
    {
        public required long Id { get; init; }

        public required long Body { get; init; }

        public required int PlanYear { get; init; }

        public required string SourceId { get; init; }
    }

    private sealed record TellingRow
    {
        public required long SubscriberId { get; init; }

        public required long Body { get; init; }

        public required int PlanYear { get; init; }

        public required string SourceId { get; init; }

        public required long LineId { get; init; }

        public required int ToldVersion { get; init; }

        public required long DigestId { get; init; }
    }

    private sealed record ContentRow
    {
        public required long LineId { get; init; }

        public required int Number { get; init; }

        public string? Content { get; init; }
    }
}
