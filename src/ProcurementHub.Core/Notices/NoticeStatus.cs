namespace ProcurementHub.Core.Notices;

/// <summary>Where a call for tenders stands. The numbers are stored: never renumber.</summary>
public enum NoticeStatus
{
    Unknown = 0,
    Planned = 1,
    Open = 2,
    Closed = 3,
    Awarded = 4,
    Void = 5,
    Cancelled = 6,
    Suspended = 7,
}
