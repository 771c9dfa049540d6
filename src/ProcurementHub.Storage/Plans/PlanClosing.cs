using System.Data.Common;
using ProcurementHub.Core.Documents;
using ProcurementHub.Core.Plans;
using ProcurementHub.Storage.Collecting;
using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.Plans;

/// <summary>
/// When a document has been read to its end: what is no longer in it was taken out of the plan. Nothing is deleted, and
/// nothing is said of a document that was not read completely.
/// </summary>
internal static class PlanClosing
{
    // Of a short plan half may well go.
    private const int LeastToDoubt = 10;

    private const string Seen = """
        SELECT s.plan_id, COUNT(*) AS seen
        FROM plan_line_state AS s
        WHERE s.seen_in = @documentId AND s.seen_at = @observedAt
        GROUP BY s.plan_id
        """;

    private static readonly BulkTable<long> Read = new BulkTable<long>("read_plan").Integer("plan_id", id => id);

    private const string NotSeen = "(s.seen_in IS NULL OR s.seen_in <> @documentId OR s.seen_at <> @observedAt)";

    private const string Missing = $"""
        SELECT s.plan_id, COUNT(*) AS missing
        FROM [#read_plan] AS r CROSS JOIN plan_line_state AS s
        WHERE s.plan_id = r.plan_id AND s.removed_at IS NULL AND {NotSeen}
        GROUP BY s.plan_id
        """;

    private const string Newest = """
        SELECT e.plan_id, MAX(e.source_date) AS source_date
        FROM [#read_plan] AS r CROSS JOIN plan_edition AS e
        WHERE e.plan_id = r.plan_id
        GROUP BY e.plan_id
        """;

    /// <param name="batch">The last of its document.</param>
    public static async Task RunAsync(ISqlDialect dialect, DbTransaction transaction, DocumentBatch batch, CancellationToken cancellationToken)
    {
        if (batch is not { OnlyNews: false, Result: { Outcome: DocumentOutcome.Read } result })
            return;
        var reading = new { documentId = batch.DocumentId, observedAt = batch.ObservedAt };
        var seen = (await transaction.ListAsync<SeenPlan>(Seen, reading, cancellationToken)).ToDictionary(plan => plan.PlanId, plan => plan.Seen);
        if (seen.Count == 0)
            return;
        await dialect.StageAsync(transaction, Read, seen.Keys, cancellationToken);
        var missing = (await transaction.ListAsync<MissingLines>(Missing, reading, cancellationToken)).ToDictionary(plan => plan.PlanId, plan => plan.Missing);
        var newest = (await transaction.ListAsync<NewestDate>(Newest, null, cancellationToken)).ToDictionary(plan => plan.PlanId, plan => plan.SourceDate);
        foreach (var group in seen.Keys.GroupBy(Doubt))
            await CloseAsync(dialect, transaction, batch, [.. group], group.Key, missing, cancellationToken);

        PlanEditionDoubt Doubt(long plan)
        {
            var gone = missing.GetValueOrDefault(plan);
            return !batch.PlansAreWhole ? PlanEditionDoubt.Parts
                : result.SourceDate < newest.GetValueOrDefault(plan) ? PlanEditionDoubt.Older
                : result.Rejected > 0 ? PlanEditionDoubt.Rejected
                : gone > seen[plan] && gone + seen[plan] >= LeastToDoubt ? PlanEditionDoubt.Shrunk
                : PlanEditionDoubt.None;
        }
    }

    private static readonly BulkTable<(long PlanId, int Edition)> Taking = new BulkTable<(long PlanId, int Edition)>("taking_plan")
        .Integer("plan_id", row => row.PlanId)
        .Integer("edition", row => row.Edition);

    // An older version tells of no line that is gone; but lines that only it has were taken out by the newer one.
    private const string Leaving = $"""
        s.removed_at IS NULL AND (
            (@isOlder = 0 AND {NotSeen})
            OR (@isOlder = 1 AND EXISTS (
                SELECT 1 FROM plan_line AS l
                WHERE l.id = s.line_id AND l.document_id = @documentId AND l.first_seen_at = @observedAt)))
        """;

    private const string TakeOut = $"""
        INSERT INTO plan_line_version (line_id, number, plan_id, edition, content)
        SELECT s.line_id, (SELECT MAX(v.number) + 1 FROM plan_line_version AS v WHERE v.line_id = s.line_id), s.plan_id, t.edition, NULL
        FROM [#taking_plan] AS t CROSS JOIN plan_line_state AS s
        WHERE s.plan_id = t.plan_id AND {Leaving}
        """;

    // Whoever was told of such a line is to hear that it is gone; of most nobody was.
    private const string ToMatch = """
        INSERT INTO plan_line_due (line_id, number)
        SELECT v.line_id, v.number
        FROM [#taking_plan] AS t CROSS JOIN plan_line_version AS v
        WHERE v.plan_id = t.plan_id AND v.edition = t.edition AND v.content IS NULL
            AND EXISTS (SELECT 1 FROM plan_line_match AS m WHERE m.line_id = v.line_id)
            AND NOT EXISTS (SELECT 1 FROM plan_line_due AS d WHERE d.line_id = v.line_id AND d.number = v.number)
        """;

    private const string Remove = $"""
        UPDATE plan_line_state
        SET removed_at = @observedAt
        WHERE line_id IN (
            SELECT s.line_id
            FROM [#taking_plan] AS t CROSS JOIN plan_line_state AS s
            WHERE s.plan_id = t.plan_id AND {Leaving})
        """;

    private const string LookAgain = """
        INSERT INTO plan_tie_due (plan_id, notice_id, stamp)
        SELECT t.plan_id, 0, @stamp
        FROM [#taking_plan] AS t
        WHERE NOT EXISTS (SELECT 1 FROM plan_tie_due AS d WHERE d.plan_id = t.plan_id AND d.notice_id = 0 AND d.stamp = @stamp)
        """;

    private const string Close = """
        UPDATE plan_edition
        SET closed_at = @observedAt, doubt = @doubt, source_date = @sourceDate
        WHERE closed_at IS NULL AND document_id = @documentId AND plan_id IN (SELECT plan_id FROM [#closing_plan])
        """;

    private static readonly BulkTable<long> Closing = new BulkTable<long>("closing_plan").Integer("plan_id", id => id);

    private static async Task CloseAsync(
        ISqlDialect dialect, DbTransaction transaction, DocumentBatch batch, List<long> plans, PlanEditionDoubt doubt, Dictionary<long, int> missing,
        CancellationToken cancellationToken)
    {
        // Whoever compares versions is to see that this one was read, also where nothing was believed of it.
        var noted = doubt is PlanEditionDoubt.Parts or PlanEditionDoubt.Older ? [] : plans.Where(missing.ContainsKey).ToList();
        var editions = await PlanEditions.OpenAsync(dialect, transaction, noted, batch.DocumentId, batch.ObservedAt, doubt, null, cancellationToken);
        var isOlder = doubt == PlanEditionDoubt.Older;
        if (isOlder)
            editions = await PlanEditions.OpenNowAsync(dialect, transaction, plans, batch.DocumentId, cancellationToken);
        if (editions.Count > 0 && doubt is PlanEditionDoubt.None or PlanEditionDoubt.Older)
        {
            var taking = new
            {
                documentId = batch.DocumentId, observedAt = batch.ObservedAt, isOlder = isOlder ? 1 : 0, stamp = Instants.Microseconds(batch.ObservedAt),
            };
            await dialect.StageAsync(transaction, Taking, [.. editions.Select(edition => (edition.Key, edition.Value))], cancellationToken);
            await transaction.RunAsync(TakeOut, taking, cancellationToken);
            if (!batch.IsBackfill)
                await transaction.RunAsync(ToMatch, null, cancellationToken);
            await transaction.RunAsync(Remove, taking, cancellationToken);
            await transaction.RunAsync(LookAgain, taking, cancellationToken);
        }

        await dialect.StageAsync(transaction, Closing, plans, cancellationToken);
        await transaction.RunAsync(
            Close, new { documentId = batch.DocumentId, observedAt = batch.ObservedAt, doubt = (int)doubt, sourceDate = batch.Result!.SourceDate }, cancellationToken);
    }

    private sealed record SeenPlan
    {
        public required long PlanId { get; init; }

        public required int Seen { get; init; }
    }

    private sealed record MissingLines
    {
        public required long PlanId { get; init; }

        public required int Missing { get; init; }
    }

    private sealed record NewestDate
    {
        public required long PlanId { get; init; }

        public DateTimeOffset? SourceDate { get; init; }
    }
}
