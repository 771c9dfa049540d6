using System.Data.Common;
using ProcurementHub.Core.Plans;
using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.Plans;

/// <summary>Gives lines their place: in their plan, in the version that is being read, and in what searches look into.</summary>
internal static class PlanLinePlacing
{
    private static readonly BulkTable<long> Placed = new BulkTable<long>("placed_line").Integer("line_id", id => id);

    private const string Numbers = """
        SELECT v.line_id, MAX(v.number) AS number
        FROM [#placed_line] AS p CROSS JOIN plan_line_version AS v
        WHERE v.line_id = p.line_id
        GROUP BY v.line_id
        """;

    private const string ForgetStates = "DELETE FROM plan_line_state WHERE line_id IN (SELECT line_id FROM [#placed_line])";

    private static readonly BulkTable<Row> States = new BulkTable<Row>("plan_line_state")
        .Integer("line_id", row => row.Line.Id)
        .Integer("plan_id", row => row.PlanId)
        .Integer("seen_in", row => row.SeenIn)
        .Instant("seen_at", row => row.SeenIn is null ? null : row.Line.ObservedAt);

    private static readonly BulkTable<Row> Versions = new BulkTable<Row>("plan_line_version")
        .Integer("line_id", row => row.Line.Id)
        .Integer("number", row => row.Number)
        .Integer("plan_id", row => row.PlanId)
        .Integer("edition", row => row.Edition)
        .Utf8("content", row => row.Line.Json);

    private static readonly BulkTable<(long PlanId, long Stamp)> Due = new BulkTable<(long PlanId, long Stamp)>("plan_tie_due")
        .Integer("plan_id", row => row.PlanId)
        .Integer("notice_id", _ => 0)
        .Integer("stamp", row => row.Stamp);

    private static readonly BulkTable<Row> ToMatch = new BulkTable<Row>("plan_line_due")
        .Integer("line_id", row => row.Line.Id)
        .Integer("number", row => row.Number);

    /// <summary>How many ids a line may need.</summary>
    public const int IdsPerLine = 2;

    /// <param name="lines">Of one source and one document.</param>
    /// <param name="doubt"><see cref="PlanEditionDoubt.Before"/> for lines that were kept before there were versions.</param>
    /// <param name="onlyNews">True for an old document that is read again: that it tells of a line is no sign that the line still stands.</param>
    public static async Task SaveAsync(
        ISqlDialect dialect, DbTransaction transaction, IReadOnlyCollection<KeptPlanLine> lines, PlanEditionDoubt doubt, bool onlyNews,
        IdRange ids, CancellationToken cancellationToken)
    {
        if (lines.Count == 0)
            return;
        var first = lines.First();
        var plans = await AnnualPlans.ResolveAsync(dialect, transaction, lines, ids, cancellationToken);
        var isBefore = doubt == PlanEditionDoubt.Before;
        var editions = await PlanEditions.OpenAsync(
            dialect, transaction, [.. plans.Values], first.DocumentId, first.ObservedAt, doubt, isBefore || onlyNews ? first.ObservedAt : null, cancellationToken);

        var numbers = new Dictionary<long, int>();
        var changed = lines.Where(line => !line.IsNew).Select(line => line.Id).ToList();
        if (changed.Count > 0)
        {
            await dialect.StageAsync(transaction, Placed, changed, cancellationToken);
            numbers = (await transaction.ListAsync<LastNumber>(Numbers, null, cancellationToken)).ToDictionary(row => row.LineId, row => row.Number);
            await transaction.RunAsync(ForgetStates, null, cancellationToken);
        }

        var rows = lines.Select(line => (Line: line, Plan: plans[line.PlanKey])).Select(pair => new Row(
            pair.Line, pair.Plan, editions[pair.Plan], numbers.GetValueOrDefault(pair.Line.Id) + 1, isBefore || onlyNews ? null : pair.Line.DocumentId)).ToList();
        await dialect.LoadAsync(transaction, States, rows, cancellationToken);
        await dialect.LoadAsync(transaction, Versions, rows, cancellationToken);
        await dialect.LoadAsync(transaction, ToMatch, rows.FindAll(row => row.Line.IsToMatch), cancellationToken);
        await PlanLineFacets.SaveAsync(dialect, transaction, lines, cancellationToken);
        await dialect.LoadAsync(transaction, Due, [.. plans.Values.Select(plan => (plan, ids.Next()))], cancellationToken);
    }

    private sealed record Row(KeptPlanLine Line, long PlanId, int Edition, int Number, long? SeenIn);

    private sealed record LastNumber
    {
        public required long LineId { get; init; }

        public required int Number { get; init; }
    }
}
