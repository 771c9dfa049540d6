using ProcurementHub.Core.Classification;
using ProcurementHub.Storage.Plans;

namespace ProcurementHub.Web.Plans;

/// <summary>Demand ahead, the same for the page, the table and the API.</summary>
public sealed class DemandAnswers(PlanDemand demand)
{
    /// <summary>By departments; by what lies in it where one region is asked for.</summary>
    /// <param name="filter">Made of the question.</param>
    public Task<IReadOnlyList<DemandRow>> ReadAsync(PlanQuestion question, PlanLineFilter filter, DemandKeys keys, CancellationToken cancellationToken)
    {
        var within = question.Search.Regions is [var only] && RegionTree.Standard.Children(only) is { Count: > 0 } inside
            ? inside.Select(region => region.Code).ToList()
            : null;
        return demand.ReadAsync(filter, keys, within, cancellationToken);
    }
}
