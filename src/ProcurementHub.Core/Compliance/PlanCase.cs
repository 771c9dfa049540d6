namespace ProcurementHub.Core.Compliance;

/// <summary>All that is known of one body's duty for one year.</summary>
public sealed record PlanCase
{
    /// <summary>False where the list gives it no id at all.</summary>
    public required bool IsIdentified { get; init; }

    /// <summary>The registers in which its plan would stand, by its identifiers.</summary>
    public required IReadOnlyList<RegisterReading> Registers { get; init; }

    public IReadOnlyList<PlanFact> Facts { get; init; } = [];

    public IReadOnlyList<ComplianceAct> Acts { get; init; } = [];

    /// <summary>Whether a register has a plan of the year under the body's name, without an id.</summary>
    public bool IsNamedWithoutId { get; init; }
}
