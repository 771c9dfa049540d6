using ProcurementHub.Storage.Sources;

namespace ProcurementHub.Jobs.Collecting;

/// <summary>What one pass over one source came to. Every record is new, changed, unchanged or rejected.</summary>
public sealed record CollectSummary
{
    public required string Source { get; init; }

    public RunOutcome Outcome { get; init; }

    /// <summary>Another process has the source: nothing was done, and nothing was recorded against the source.</summary>
    public bool IsHeld { get; init; }

    /// <summary>Where it went on from a pass that was broken off, and so saw only the rest; null for a whole pass.</summary>
    public string? WentOnFrom { get; init; }

    public int Documents { get; init; }

    public int Records { get; init; }

    public int New { get; init; }

    public int Changed { get; init; }

    public int Unchanged { get; init; }

    /// <summary>Records, and documents of which nothing could be read.</summary>
    public int Rejected { get; init; }

    public int RejectedDocuments { get; init; }

    /// <summary>How many of the new, changed and unchanged are lines of plans and not notices.</summary>
    public int PlanLines { get; init; }

    /// <summary>Fields that could not be read, of records that were kept all the same.</summary>
    public int Warnings { get; init; }

    public long Bytes { get; init; }

    public double Seconds { get; init; }

    /// <summary>What failed, each with its document or source and the reason.</summary>
    public IReadOnlyList<CollectFailure> Failures { get; init; } = [];

    /// <summary>The commonest reasons behind <see cref="Rejected"/> and <see cref="Warnings"/>.</summary>
    public IReadOnlyList<CollectFinding> Findings { get; init; } = [];

    internal static CollectSummary Held(string source, string reason) =>
        new() { Source = source, Outcome = RunOutcome.Failed, IsHeld = true, Failures = [new CollectFailure(null, reason)] };
}

/// <param name="Document">Null when the source as a whole failed.</param>
public sealed record CollectFailure(string? Document, string Reason);

/// <param name="Field">Null for rejected records.</param>
public sealed record CollectFinding(string? Field, string Reason, int Count, string Example);

/// <summary>How far a pass is, for somebody who watches.</summary>
public sealed record CollectProgress(string Source, string Document, int Documents, int Records);
