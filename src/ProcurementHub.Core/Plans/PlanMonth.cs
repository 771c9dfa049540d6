namespace ProcurementHub.Core.Plans;

/// <summary>When a line is planned for: a month of a year, a year alone, or neither.</summary>
public readonly record struct PlanMonth(int? Year, int? Month)
{
    /// <summary>A line without a month is over with its year; of one without a year nothing says that it is still to come.</summary>
    public bool IsOver(DateOnly today) => Year is not { } year || year < today.Year || (year == today.Year && Month < today.Month);
}
