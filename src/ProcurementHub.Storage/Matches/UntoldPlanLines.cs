using System.Data.Common;
using ProcurementHub.Core.Plans;
using ProcurementHub.Core.Subscriptions;
using ProcurementHub.Storage.Engines;
using ProcurementHub.Storage.Staff;

namespace ProcurementHub.Storage.Matches;

/// <summary>
/// Reads what waits to be told of plan lines. A plan comes in with all its lines at once, and a search without bounds meets
/// them all: so nothing is read but what says whether a line is to be told.
/// </summary>
internal static class UntoldPlanLines
{
    private static readonly BulkTable<long> Asked = new BulkTable<long>("asked_of_plans").Integer("id", id => id);

    private const string Waiting = """
        SELECT m.id, s.subscriber_id, m.subscription_id, s.frequency, m.line_id,
            (SELECT MAX(t.told_version)
             FROM subscription AS o JOIN plan_line_match AS t ON t.subscription_id = o.id
             WHERE o.subscriber_id = s.subscriber_id AND t.line_id = m.line_id) AS told_version
        FROM [#asked_of_plans] AS a CROSS JOIN subscription AS s CROSS JOIN plan_line_match AS m
        WHERE s.subscriber_id = a.id AND s.active = 1 AND m.subscription_id = s.id AND m.digest_id IS NULL
            AND EXISTS (SELECT 1 FROM subscriber AS u WHERE u.id = a.id AND u.active = 1 AND u.verified_at IS NOT NULL)
        ORDER BY s.subscriber_id, m.line_id, m.id
        """;

    private static readonly BulkTable<long> Wanted = new BulkTable<long>("wanted_line").Integer("id", id => id);

    private const string Current = """
        SELECT l.id, l.plan_year, l.plan_month, l.amount_cents, l.amount_currency, s.plan_id, s.removed_at,
            COALESCE((SELECT MAX(v.number) FROM plan_line_version AS v WHERE v.line_id = l.id), 0) AS number
        FROM [#wanted_line] AS w CROSS JOIN plan_line AS l LEFT JOIN plan_line_state AS s ON s.line_id = l.id
        WHERE l.id = w.id
        """;

    private static readonly BulkTable<(long Subscriber, long Line)> Pairs = new BulkTable<(long Subscriber, long Line)>("waiting_line")
        .Integer("subscriber_id", row => row.Subscriber)
        .Integer("line_id", row => row.Line);

    private const string Called = $"""
        SELECT DISTINCT w.subscriber_id, w.line_id
        FROM [#waiting_line] AS w CROSS JOIN plan_tie AS t CROSS JOIN notice AS n
        WHERE t.line_id = w.line_id AND n.id = t.notice_id AND {HiddenNotices.NotThis} AND EXISTS (
            SELECT 1
            FROM subscription AS o JOIN notice_match AS m ON m.subscription_id = o.id
            WHERE o.subscriber_id = w.subscriber_id AND m.notice_id = t.notice_id)
        """;

    private static readonly BulkTable<(long Line, int Number)> Shown = new BulkTable<(long Line, int Number)>("told_line_version")
        .Integer("line_id", row => row.Line)
        .Integer("number", row => row.Number);

    private const string Told = """
        SELECT v.line_id, v.number, v.content
        FROM [#told_line_version] AS w CROSS JOIN plan_line_version AS v
        WHERE v.line_id = w.line_id AND v.number = w.number
        """;

    public static async Task<ILookup<long, UntoldPlanLine>> ReadAsync(
        ISqlDialect dialect, DbTransaction transaction, IReadOnlyCollection<long> subscriberIds, CancellationToken cancellationToken)
    {
        await dialect.StageAsync(transaction, Asked, subscriberIds, cancellationToken);
        var waiting = (await transaction.ListAsync<WaitingRow>(Waiting, null, cancellationToken)).GroupBy(row => (row.SubscriberId, row.LineId)).ToList();
        if (waiting.Count == 0)
            return Array.Empty<UntoldPlanLine>().ToLookup(line => line.LineId);

        await dialect.StageAsync(transaction, Wanted, waiting.Select(line => line.Key.LineId).ToHashSet(), cancellationToken);
        var current = (await transaction.ListAsync<CurrentRow>(Current, null, cancellationToken)).ToDictionary(row => row.Id);
        await dialect.StageAsync(transaction, Pairs, waiting.ConvertAll(line => line.Key), cancellationToken);
        var called = (await transaction.ListAsync<CalledRow>(Called, null, cancellationToken)).Select(row => (row.SubscriberId, row.LineId)).ToHashSet();
        await dialect.StageAsync(
            transaction, Shown,
            waiting.Where(line => line.First().ToldVersion is not null).Select(line => (line.Key.LineId, line.First().ToldVersion!.Value)).ToHashSet(),
            cancellationToken);
        var told = (await transaction.ListAsync<ToldRow>(Told, null, cancellationToken)).ToDictionary(row => (row.LineId, row.Number), row => row.Month);
        var twins = await PlanTwins.ReadAsync(
            dialect, transaction, [.. waiting.Where(line => current[line.Key.LineId].PlanId is not null).Select(line => (line.Key.SubscriberId, line.Key.LineId, current[line.Key.LineId].PlanId!.Value))],
            cancellationToken);
        return waiting.ToLookup(line => line.Key.SubscriberId, line =>
        {
            var now = current[line.Key.LineId];
            return new UntoldPlanLine
            {
                LineId = now.Id,
                Number = now.Number,
                PlanId = now.PlanId,
                Month = new PlanMonth(now.PlanYear, now.PlanMonth),
                AmountCents = now.AmountCents,
                Currency = now.AmountCurrency,
                IsTakenOut = now.RemovedAt is not null,
                IsCalled = called.Contains(line.Key),
                Told = line.First().ToldVersion is { } version ? told[(now.Id, version)] : null,
                IsToldTakenOut = line.First().ToldVersion is { } last && told[(now.Id, last)] is null,
                Twin = twins.GetValueOrDefault(line.Key),
                Matches = [.. line.Select(row => new UntoldPlanMatch(row.Id, row.SubscriptionId, row.Frequency))],
            };
        });
    }

    private sealed record WaitingRow
    {
        public required long Id { get; init; }

        public required long SubscriberId { get; init; }

        public required long SubscriptionId { get; init; }

        public required Frequency Frequency { get; init; }

        public required long LineId { get; init; }

        public int? ToldVersion { get; init; }
    }

    private sealed record CurrentRow
    {
        public required long Id { get; init; }

        public int? PlanYear { get; init; }

        public int? PlanMonth { get; init; }

        public long? AmountCents { get; init; }

        public string? AmountCurrency { get; init; }

        public long? PlanId { get; init; }

        public DateTimeOffset? RemovedAt { get; init; }

        public required int Number { get; init; }
    }

    private sealed record CalledRow
    {
        public required long SubscriberId { get; init; }

        public required long LineId { get; init; }
    }

    private sealed record ToldRow
    {
        public required long LineId { get; init; }

        public required int Number { get; init; }

        public string? Content { get; init; }

        public PlanMonth? Month => Content is not null && PlanLineJson.Read(Content) is var line ? new PlanMonth(line.Year, line.Month) : null;
    }
}
