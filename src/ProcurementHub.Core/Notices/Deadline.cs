namespace ProcurementHub.Core.Notices;

/// <summary>How the deadline was found, or why there is none. The numbers are stored: never renumber.</summary>
public enum DeadlineBasis
{
    NotInSource = 0,

    /// <summary>End of the stage of the schedule in which tenders are presented.</summary>
    Schedule = 1,

    /// <summary>End of OCDS tender.tenderPeriod.</summary>
    TenderPeriod = 2,

    /// <summary>A column or label of the source that names the closing date.</summary>
    ClosingDate = 3,

    /// <summary>The source repeats the publication day in place of a deadline; not usable.</summary>
    RepeatsPublicationDay = 10,

    /// <summary>The source's date lies before the publication; not usable.</summary>
    BeforePublication = 11,

    /// <summary>The period ends at or before its own start; not usable.</summary>
    EndsBeforeStart = 12,

    /// <summary>A stand-in such as 2099-01-01; not usable.</summary>
    Sentinel = 13,

    /// <summary>The text could not be read as a date.</summary>
    Unreadable = 14,
}

/// <summary>
/// The last instant at which tenders are taken. <see cref="At"/> is null whenever the basis says that
/// the source's date is no deadline; what the source wrote then stays in the evidence.
/// </summary>
public readonly record struct Deadline(DateTimeOffset? At, DeadlineBasis Basis)
{
    public static Deadline NotInSource => default;
}
