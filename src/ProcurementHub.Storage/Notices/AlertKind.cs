namespace ProcurementHub.Storage.Notices;

/// <summary>Whether a version is anybody's news. The numbers are stored: never renumber.</summary>
public enum AlertKind
{
    /// <summary>History, or a change that no bidder acts on.</summary>
    None = 0,
    New = 1,
    Changed = 2,
}

/// <summary>Where a version stands on its way through the matcher. The numbers are stored: never renumber.</summary>
internal enum MatchState
{
    Pending = 0,
    Matched = 1,
    NothingToMatch = 2,
}
