namespace ProcurementHub.Core.LeadTimes;

/// <summary>
/// The lead times of the notices of one month, a column each: what figures are counted from. Entities, sources,
/// procedure types, sets of sectors and sets of regions are numbers of <see cref="LeadTimeNames"/>; -1 is unknown.
/// </summary>
public sealed class LeadTimeFacts
{
    /// <summary>In place of a measure that is not there.</summary>
    public const int NoValue = int.MinValue;

    /// <summary>Year and month of the publication on the reader's calendar, as 202608; 0 where it is not known.</summary>
    public required int Month { get; init; }

    public int Count => Exclusions.Length;

    /// <summary>Of the publication on the reader's calendar, as <see cref="DateOnly.DayNumber"/>.</summary>
    public required int[] Days { get; init; }

    public required LeadTimeExclusion[] Exclusions { get; init; }

    public required int[] Seconds { get; init; }

    public required int[] FinalSeconds { get; init; }

    public required int[] WorkingDays { get; init; }

    /// <summary>How often the deadline was moved.</summary>
    public required int[] Moves { get; init; }

    public required MinimumState[] Minimums { get; init; }

    /// <summary>0 where it is not awarded; else one more than the place of its winners in <see cref="Winners"/>.</summary>
    public required int[] Awards { get; init; }

    /// <summary>Each combination that the month has once.</summary>
    public required WinnerCounts[] Winners { get; init; }

    /// <summary>Whether it is reserved for small firms: 1 or 0; -1 where the source does not say.</summary>
    public required int[] Reserved { get; init; }

    public required int[] Entities { get; init; }

    public required int[] Sources { get; init; }

    public required int[] ProcedureTypes { get; init; }

    public required int[] Categories { get; init; }

    public required int[] Sectors { get; init; }

    public required int[] Regions { get; init; }
}
