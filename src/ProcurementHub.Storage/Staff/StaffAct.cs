namespace ProcurementHub.Storage.Staff;

/// <summary>What staff does. The numbers are stored: never renumber.</summary>
public enum StaffActKind
{
    SignedIn = 0,

    /// <summary>Took a notice out of its procedure.</summary>
    Unlinked = 1,

    /// <summary>Took that back.</summary>
    Relinked = 2,
    Merged = 3,
    Split = 4,
    Hidden = 5,

    /// <summary>Took the hiding back.</summary>
    Shown = 6,
    Suppressed = 7,

    /// <summary>Let an address get mail again.</summary>
    Lifted = 8,

    /// <summary>Of a body's plan: it was told that it is overdue, it answered, the duty does not hold, an entry was wrong.</summary>
    PlanNotified = 20,
    PlanAnswered = 21,
    PlanExempted = 22,
    PlanEntryWithdrawn = 23,

    /// <summary>Said from which plan line a notice came.</summary>
    PlanTied = 30,

    /// <summary>Said that a notice did not come from the plan line to which it was tied.</summary>
    PlanUntied = 31,
}

/// <summary>One line of the log.</summary>
public sealed record StaffAct
{
    public required long Id { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Who { get; init; }

    public required StaffActKind Act { get; init; }

    /// <summary>A notice's key, an entity's identifier or an address.</summary>
    public required string Subject { get; init; }

    /// <summary>The second one, of acts that are about two.</summary>
    public string? Other { get; init; }

    public string? Why { get; init; }
}
