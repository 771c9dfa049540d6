namespace ProcurementHub.Demo.Content;

public enum ChangeKind
{
    NewCall,
    DeadlineMoved,
    Cancelled,

    /// <summary>The place was blank and is now filled in: enrichment, not news.</summary>
    PlaceFilledIn,

    /// <summary>The description gained a blank and nothing else: not even a new version.</summary>
    WhitespaceOnly,

    PlanPublished,

    /// <summary>A new version of a plan, with one line taken out.</summary>
    PlanAmended,
}

/// <summary><see cref="Index"/> is the call's, null for plans; <see cref="Key"/> is the procedure code or "RUC-year".</summary>
public sealed record PublishedChange(ChangeKind Kind, int? Index, string Key);
