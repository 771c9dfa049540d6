using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Entities;

namespace ProcurementHub.Core.Notices;

/// <summary>
/// All that one observation says about a notice, normalised. Two observations with equal content are one
/// version. What belongs to the observation and not to the notice (when, in which document) is not here.
/// </summary>
public sealed record NoticeContent
{
    public string? Ocid { get; init; }

    /// <summary>As published, with outer blanks removed and inner ones folded.</summary>
    public string? ProcedureCode { get; init; }

    /// <summary>Number of the call within its procedure, where the source or the code gives it.</summary>
    public int? Call { get; init; }

    public EntityReference? Entity { get; init; }

    public required string Title { get; init; }

    public string? Description { get; init; }

    public ProcurementCategory Category { get; init; }

    /// <summary>The source's name of the procurement method.</summary>
    public string? ProcedureType { get; init; }

    public NoticeStatus Status { get; init; }

    public DateTimeOffset? Published { get; init; }

    public DateTimeOffset? ConsultationsUntil { get; init; }

    public Deadline Deadline { get; init; }

    public Amount Amount { get; init; }

    public Restart? Restart { get; init; }

    public bool? SmeReserved { get; init; }

    public string? Url { get; init; }

    public IReadOnlyList<PlaceOfExecution> Regions { get; init; } = [];

    public IReadOnlyList<SectorAssignment> Sectors { get; init; } = [];

    public IReadOnlyList<ClassificationCode> Classifications { get; init; } = [];

    public IReadOnlyList<ScheduleStage> Schedule { get; init; } = [];

    public IReadOnlyList<AttachedDocument> Documents { get; init; } = [];

    /// <summary>Null where the source names no winner.</summary>
    public Winners? Winners { get; init; }
}
