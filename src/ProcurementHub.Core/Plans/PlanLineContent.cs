using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Entities;
using ProcurementHub.Core.Notices;

namespace ProcurementHub.Core.Plans;

/// <summary>One planned procurement of an entity's annual plan, normalised.</summary>
public sealed record PlanLineContent
{
    public EntityReference? Entity { get; init; }

    /// <summary>The year the plan is for.</summary>
    public int? Year { get; init; }

    public string? Reference { get; init; }

    public required string Title { get; init; }

    public string? Description { get; init; }

    public ProcurementCategory Category { get; init; }

    public string? ProcedureType { get; init; }

    /// <summary>Month in which the call is planned, 1 to 12.</summary>
    public int? Month { get; init; }

    public Amount Amount { get; init; }

    public DateTimeOffset? Published { get; init; }

    public string? Url { get; init; }

    public IReadOnlyList<PlaceOfExecution> Regions { get; init; } = [];

    public IReadOnlyList<SectorAssignment> Sectors { get; init; } = [];

    public IReadOnlyList<ClassificationCode> Classifications { get; init; } = [];
}
