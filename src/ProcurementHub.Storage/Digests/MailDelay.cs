namespace ProcurementHub.Storage.Digests;

/// <summary>Notices that went out the same day, to readers of the same rhythm, as many hours after their publication.</summary>
public sealed record MailDelay
{
    /// <summary>By UTC, as yyyymmdd.</summary>
    public required int Day { get; init; }

    /// <summary>First letter of the period's key: h, d or w.</summary>
    public required string Rhythm { get; init; }

    /// <summary>Whole hours; -1 where the source does not say when it published.</summary>
    public required int Hours { get; init; }

    public required long Notices { get; init; }
}
