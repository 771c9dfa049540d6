namespace ProcurementHub.Core.Subscriptions;

/// <summary>What a notice version is news of. The numbers are stored: never renumber.</summary>
public enum NoticeKind
{
    /// <summary>A call for tenders that was not there before, or was only planned.</summary>
    Tender = 1,

    /// <summary>Something that bidders act on has moved since an earlier version.</summary>
    Change = 2,

    /// <summary>A purchase that is announced and not yet called for.</summary>
    Planned = 3,
}
