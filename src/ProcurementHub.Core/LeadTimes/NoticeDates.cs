using ProcurementHub.Core.Notices;

namespace ProcurementHub.Core.LeadTimes;

/// <summary>What of a notice its lead time follows from.</summary>
public sealed record NoticeDates
{
    public DateTimeOffset? Published { get; init; }

    /// <summary>The first deadline that was a real one.</summary>
    public DateTimeOffset? FirstDeadline { get; init; }

    /// <summary>The deadline as it stands now; null where it is no longer a real one.</summary>
    public DateTimeOffset? Deadline { get; init; }

    /// <summary>Where there is no deadline: why.</summary>
    public DeadlineBasis Basis { get; init; }

    public bool IsRestarted { get; init; }

    /// <summary>The source's name of the procurement method.</summary>
    public string? ProcedureType { get; init; }

    public string? Title { get; init; }
}

/// <summary>What of its source a notice's lead time follows from.</summary>
/// <param name="Country">Whose working days and rules hold; ISO 3166-1 alpha-2.</param>
/// <param name="Zone">In which the source's days begin.</param>
/// <param name="GivesHistory">Whether it gives every notice of its time, and not only those that are open when it is read.</param>
/// <param name="FirstWatched">When it was first read.</param>
public sealed record WatchedSource(string Country, TimeZoneInfo Zone, bool GivesHistory, DateTimeOffset FirstWatched);
