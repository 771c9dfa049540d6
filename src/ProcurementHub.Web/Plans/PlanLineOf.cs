using ProcurementHub.Core.Entities;
using ProcurementHub.Storage.Plans;

namespace ProcurementHub.Web.Plans;

/// <summary>The plan line from which a notice came, as its page shows it.</summary>
/// <param name="Entity">Whose plan it is; null where the notice's source does not identify it.</param>
public sealed record PlanLineOf(TiedLine Line, EntityIdentifier? Entity)
{
    public string? Address => Entity is { } entity && Line.PlanYear is { } year ? PlanShowing.AddressOf(entity, year) : null;
}
