using ProcurementHub.Core.Compliance;
using ProcurementHub.Core.Entities;

namespace ProcurementHub.Jobs.Compliance;

/// <summary>A body that must publish its plan, with the state of one year.</summary>
public sealed record ComplianceRow
{
    /// <summary>By which it is known; null where its list gives it no id.</summary>
    public EntityIdentifier? Entity { get; init; }

    /// <summary>Id of the body; null as above.</summary>
    public long? BodyId { get; init; }

    /// <summary>As the list calls it.</summary>
    public required string Name { get; init; }

    public string? Region { get; init; }

    /// <summary>Of administration, in the list's words.</summary>
    public string? Sector { get; init; }

    public string? Level { get; init; }

    /// <summary>How many lines of lists are about it: several institutions may share a number.</summary>
    public required int Lines { get; init; }

    public required PlanVerdict Verdict { get; init; }

    /// <summary>Every entry of staff about the year that was known, withdrawn ones too.</summary>
    public IReadOnlyList<ComplianceAct> Acts { get; init; } = [];
}
