namespace ProcurementHub.Storage.Collecting;

/// <summary>A pass that is about to begin.</summary>
public sealed record PassStart
{
    public required string SourceId { get; init; }

    /// <summary>Who runs it: enough to tell later whether that process is still there.</summary>
    public required string Owner { get; init; }

    /// <summary>What a position belongs to: a pass goes on from another's position only where this is the same. Null where none is kept.</summary>
    public string? Walk { get; init; }

    /// <summary>True where kept documents are read again: the portal is not asked, and no pass goes on from it.</summary>
    public bool IsRetry { get; init; }

    /// <summary>Begin only where the source is planned for then; null to begin in any case.</summary>
    public PlannedFor? Planned { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Positions that were last reached before this are too old to go on from.</summary>
    public required DateTimeOffset PositionsSince { get; init; }
}

/// <summary>A pass that has begun and not ended, as far as the database knows.</summary>
public sealed record OpenPass
{
    public required long Id { get; init; }

    public required string SourceId { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Null for passes of a hub that did not yet write it down.</summary>
    public string? Owner { get; init; }

    public DateTimeOffset? HeartbeatAt { get; init; }
}

/// <param name="At">Null where the source was never collected from.</param>
public readonly record struct PlannedFor(DateTimeOffset? At);

/// <summary>Neither of the two is there where the source is planned for another time than the pass was begun for.</summary>
/// <param name="RunId">The pass has begun.</param>
/// <param name="HeldBy">Another one is under way: this one has not begun.</param>
/// <param name="Position">Where the pass before was broken off; null where this one is to begin at the beginning.</param>
public sealed record BegunPass(long? RunId, OpenPass? HeldBy, string? Position);
