namespace ProcurementHub.Core.Compliance;

/// <param name="Published">The day of the first publication, or, where that is not known, one by which it was out; null where none is.</param>
/// <param name="WorkingDays">Late, or overdue until <see cref="CountedTo"/>: at least so many where the first day is not known.</param>
public sealed record PlanVerdict(ComplianceState State, ComplianceBasis Basis, DateOnly Due, DateOnly? Published, int? WorkingDays)
{
    /// <summary>Up to what day a missing plan is overdue: the day asked for, or the last one on which the register was read.</summary>
    public DateOnly? CountedTo { get; init; }

    /// <summary>The fact it rests on; null where there is none.</summary>
    public PlanFact? Evidence { get; init; }

    /// <summary>The register it rests on; null where none was needed.</summary>
    public RegisterReading? Register { get; init; }

    public ComplianceAct? Exemption { get; init; }

    /// <summary>Since the last notification; null where nobody was notified.</summary>
    public CureClock? Cure { get; init; }
}

/// <summary>The days to make up for it.</summary>
/// <param name="Until">The last of them.</param>
/// <param name="AnsweredOn">When the body first answered after it; null where it has not.</param>
/// <param name="CuredOn">When the plan was out; null where it is not, or was before.</param>
public sealed record CureClock(DateOnly NotifiedOn, DateOnly Until, DateOnly? AnsweredOn, DateOnly? CuredOn)
{
    public bool IsOverOn(DateOnly day) => CuredOn is null && day > Until;
}
