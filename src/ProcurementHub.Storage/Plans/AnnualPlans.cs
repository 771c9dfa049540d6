using System.Data.Common;
using ProcurementHub.Storage.Collecting;
using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.Plans;

/// <summary>Finds the plans that lines belong to, and adds those that no line was of before.</summary>
internal static class AnnualPlans
{
    private static readonly BulkTable<string> Named = new BulkTable<string>("named_plan").Key("plan_key", KeyLength.NativeId, key => key);

    private const string Known = """
        SELECT p.id, p.plan_key
        FROM [#named_plan] AS n CROSS JOIN annual_plan AS p
        WHERE p.source_id = @sourceId AND p.plan_key = n.plan_key
        """;

    private static readonly BulkTable<(long Id, KeptPlanLine Line)> Rows = new BulkTable<(long Id, KeptPlanLine Line)>("annual_plan")
        .Integer("id", row => row.Id)
        .Key("source_id", KeyLength.Source, row => row.Line.SourceId)
        .Key("plan_key", KeyLength.NativeId, row => row.Line.PlanKey)
        .Integer("entity_id", row => row.Line.EntityId)
        .Text("entity_name", row => row.Line.Content.Entity?.Name)
        .Integer("plan_year", row => row.Line.Content.Year);

    /// <param name="lines">Of one source.</param>
    /// <returns>Ids by <see cref="KeptPlanLine.PlanKey"/>.</returns>
    public static async Task<Dictionary<string, long>> ResolveAsync(
        ISqlDialect dialect, DbTransaction transaction, IReadOnlyCollection<KeptPlanLine> lines, IdRange ids, CancellationToken cancellationToken)
    {
        var first = new Dictionary<string, KeptPlanLine>(StringComparer.Ordinal);
        foreach (var line in lines)
            first.TryAdd(line.PlanKey, line);
        await dialect.StageAsync(transaction, Named, first.Keys, cancellationToken);
        var known = await transaction.ListAsync<Plan>(Known, new { sourceId = lines.First().SourceId }, cancellationToken);
        var found = known.ToDictionary(plan => plan.PlanKey, plan => plan.Id, StringComparer.Ordinal);
        var added = first.Where(plan => !found.ContainsKey(plan.Key)).Select(plan => (Id: ids.Next(), Line: plan.Value)).ToList();
        await dialect.LoadAsync(transaction, Rows, added, cancellationToken);
        foreach (var (id, line) in added)
            found.Add(line.PlanKey, id);
        return found;
    }

    private sealed record Plan
    {
        public required long Id { get; init; }

        public required string PlanKey { get; init; }
    }
}
