namespace ProcurementHub.Core.Notices;

/// <summary>What kind of thing moved between two versions. The numbers are stored: never renumber.</summary>
public enum NoticeField
{
    Title = 1,
    Description = 2,
    Entity = 3,
    Category = 4,
    ProcedureType = 5,
    ProcedureCode = 6,
    Status = 7,
    Published = 8,
    ConsultationsUntil = 9,
    Deadline = 10,
    Amount = 11,
    Restart = 12,
    SmeReserved = 13,
    Regions = 14,
    Sectors = 15,
    Classifications = 16,
    Schedule = 17,
    Documents = 18,
    Url = 19,
    Ocid = 20,
    Call = 21,
    DeadlineBasis = 22,
    Winners = 23,
}

/// <summary>What a change means to somebody who was told the earlier version. Stored: never renumber.</summary>
public enum ChangeKind
{
    /// <summary>A blank was filled. True before, only not yet said; nobody is told.</summary>
    Enrichment = 1,

    /// <summary>Something moved, but nothing a bidder acts on.</summary>
    Correction = 2,

    /// <summary>A bidder must know: deadline, status, amount, title, place, restart, new documents.</summary>
    AlertWorthy = 3,
}

/// <param name="Before">As text for people and programs: ISO 8601, invariant numbers; null when there was none.</param>
public sealed record NoticeChange(NoticeField Field, ChangeKind Kind, string? Before, string? After);
