namespace ProcurementHub.Storage.Sources;

/// <summary>What the database knows of a definition.</summary>
public sealed record SourceRegistration(string Id, string Title, string DefinitionHash);

/// <summary>How a pass over a source ended. The numbers are stored: never renumber.</summary>
public enum RunOutcome
{
    Running = 0,
    Succeeded = 1,
    Failed = 2,

    /// <summary>Some of its documents failed, the others were read.</summary>
    Partly = 3,

    /// <summary>The process ended before the pass did.</summary>
    Interrupted = 4,
}

public sealed record RunCounts
{
    public int Documents { get; init; }

    public int Records { get; init; }

    public int Added { get; init; }

    public int Changed { get; init; }

    public int Unchanged { get; init; }

    public int Rejected { get; init; }

    public int Warnings { get; init; }

    public long Bytes { get; init; }
}

/// <summary>Why a source is due when it is. The numbers are stored: never renumber.</summary>
public enum NextRunReason
{
    Cadence = 1,

    /// <summary>It failed, and each failure in a row makes the wait longer.</summary>
    BackOff = 2,

    /// <summary>Its server asked to be left alone until then.</summary>
    RetryAfter = 3,

    /// <summary>It would have been due within its quiet hours.</summary>
    QuietHours = 4,

    /// <summary>A pass was broken off and is to go on.</summary>
    Interrupted = 5,
}

/// <param name="NextRunAt">When the source is due again; null where nobody planned it.</param>
public sealed record FinishedRun(
    long RunId, RunOutcome Outcome, RunCounts Counts, string? FailureReason, DateTimeOffset At, DateTimeOffset? NextRunAt)
{
    public NextRunReason? NextRunReason { get; init; }

    /// <summary>The pass says nothing of the portal: saved documents of a source that is fetched otherwise.</summary>
    public bool IsAside { get; init; }

    /// <summary>What the pass gave where it can be held against others; null for one that was not whole.</summary>
    public int? ComparableRecords { get; init; }

    /// <summary>What the passes before it gave, where this one gave but a fraction of it.</summary>
    public int? DroppedFrom { get; init; }

    /// <summary>Whether the next pass may go on from the place that this one has reached.</summary>
    public bool GoesOn { get; init; }

    public IReadOnlyList<RunFinding> Findings { get; init; } = [];
}

/// <summary>Something that went wrong in a pass.</summary>
public sealed record RunFinding
{
    /// <summary>A document or the source failed; else it is the reason behind rejected records or unread fields.</summary>
    public required bool IsFailure { get; init; }

    /// <summary>The document, or an example of the records; null when the source failed as a whole.</summary>
    public string? Place { get; init; }

    /// <summary>Null for failures and for rejected records.</summary>
    public string? Field { get; init; }

    public required string Reason { get; init; }

    public required int Times { get; init; }
}

public sealed record SourceRunRow
{
    public required long Id { get; init; }

    public required string SourceId { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public required RunOutcome Outcome { get; init; }

    public required int Documents { get; init; }

    public required int Records { get; init; }

    public required int Added { get; init; }

    public required int Changed { get; init; }

    public required int Unchanged { get; init; }

    public required int Rejected { get; init; }

    public required int Warnings { get; init; }

    public required long Bytes { get; init; }

    public string? FailureReason { get; init; }

    /// <summary>Where it went on from a pass that was broken off: its counts are a part. Null for a whole pass.</summary>
    public string? ResumedFrom { get; init; }

    /// <summary>What the passes before it gave, where this one gave but a fraction of it.</summary>
    public int? DroppedFrom { get; init; }
}

public sealed record SourceRow
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required string DefinitionHash { get; init; }

    /// <summary>Notices that were published before this were never seen new, so their lead time is biased.</summary>
    public required DateTimeOffset FirstWatchedAt { get; init; }

    public DateTimeOffset? LastStartedAt { get; init; }

    public DateTimeOffset? LastSuccessAt { get; init; }

    public DateTimeOffset? LastFailureAt { get; init; }

    public string? LastFailureReason { get; init; }

    public required int ConsecutiveFailures { get; init; }

    /// <summary>Of the last pass that came to its end; null when none did.</summary>
    public RunOutcome? LastOutcome { get; init; }

    /// <summary>What its passes gave, when the last one gave but a fraction of it.</summary>
    public int? DroppedFrom { get; init; }

    public DateTimeOffset? NextRunAt { get; init; }

    public NextRunReason? NextRunReason { get; init; }

    /// <summary>Null when the source was never run.</summary>
    public SourceRunRow? LastRun { get; init; }
}
