namespace ProcurementHub.Core.LeadTimes;

/// <summary>How a lead time stands to the legal minimum of its day. The numbers are stored: never renumber.</summary>
public enum MinimumState
{
    /// <summary>No minimum is known for its procedure and its day.</summary>
    NoneKnown = 0,
    Kept = 1,
    Below = 2,
}

/// <summary>
/// One notice's lead time. Where the exclusion is none or <see cref="LeadTimeExclusion.BeforeWatch"/> the measures are
/// there; else they are null, because they would measure nothing.
/// </summary>
/// <param name="Seconds">From publication to the first deadline, whole seconds.</param>
/// <param name="WorkingDays">The same in working days of the source's country: the first day is not counted, the last is.</param>
/// <param name="FinalSeconds">From publication to the deadline as it stands now; null where that is no longer a real one.</param>
public readonly record struct LeadTime(
    LeadTimeExclusion Exclusion, int? Seconds, int? WorkingDays, int? FinalSeconds, MinimumState Minimum);
