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

/// <param name="NextRunAt">When the source is due again; null where nobody planned it.</param>
public sealed record FinishedRun(
    long RunId, RunOutcome Outcome, RunCounts Counts, string? FailureReason, DateTimeOffset At, DateTimeOffset? NextRunAt);

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

    public DateTimeOffset? NextRunAt { get; init; }

    /// <summary>Null when the source was never run.</summary>
    public SourceRunRow? LastRun { get; init; }
}
