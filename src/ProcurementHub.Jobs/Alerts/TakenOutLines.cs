using ProcurementHub.Core.Plans;
using ProcurementHub.Matching;
using ProcurementHub.Storage.Matches;
using ProcurementHub.Storage.Plans;

namespace ProcurementHub.Jobs.Alerts;

/// <summary>
/// Who is to hear that lines were taken out of their plans: whom the lines have reached, whatever their searches ask by now
/// beyond planned purchases. A line that its plan only gave another number has not gone.
/// </summary>
internal sealed class TakenOutLines(PlanMatchStore matches, PlanVersions versions)
{
    /// <param name="lines">Some of them may have been taken out.</param>
    /// <param name="index">Of the searches that ask for planned purchases.</param>
    public async Task<IReadOnlyList<NewPlanMatch>> MatchAsync(IReadOnlyList<PendingPlanLine> lines, SubscriptionIndex index, CancellationToken cancellationToken)
    {
        // One that stands in its plan again has a later version for that.
        var gone = lines.Where(line => line.TakesOut && line.IsTakenOut).GroupBy(line => line.LineId).Select(line => line.Last()).ToDictionary(line => line.LineId);
        if (gone.Count == 0 || index.Count == 0)
            return [];
        var reached = (await matches.ReachedAsync(gone.Keys, cancellationToken)).Where(search => index.Has(search.SubscriptionId)).ToList();
        var moved = new HashSet<long>();
        foreach (var (plan, edition) in reached.Select(search => (gone[search.LineId].PlanId, gone[search.LineId].Edition)).Distinct())
            moved.UnionWith(SamePlanLine.Moved(await ContentsAsync(plan, edition - 1, cancellationToken), await ContentsAsync(plan, edition, cancellationToken)));
        return [.. reached.Where(search => !moved.Contains(search.LineId)).Select(search => new NewPlanMatch(search.SubscriptionId, search.LineId, gone[search.LineId].Number, search.Reasons))];
    }

    private async Task<Dictionary<long, PlanLineContent>> ContentsAsync(long plan, int edition, CancellationToken cancellationToken) =>
        (await versions.LinesAsync(plan, edition, cancellationToken)).ToDictionary(line => line.LineId, line => line.Content);
}
