using System.Globalization;
using ProcurementHub.Jobs.Scheduling;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Storage.Sources;

namespace ProcurementHub.Jobs.Health;

/// <summary>How it stands with one source, and why.</summary>
public sealed record SourceHealth
{
    // A pass takes its time, and a busy hub begins it a little late.
    private static readonly TimeSpan ShortestGrace = TimeSpan.FromHours(1);
    private static readonly TimeSpan LongestGrace = TimeSpan.FromDays(1);

    public required SourceDefinition Definition { get; init; }

    /// <summary>Null when it was never collected from.</summary>
    public SourceRow? Known { get; init; }

    /// <summary>Whether the hub collects from it by itself. One that it does not is never late.</summary>
    public required bool IsPolled { get; init; }

    public required SourceCondition Condition { get; init; }

    /// <summary>Sentences for people; empty when all is well.</summary>
    public required IReadOnlyList<string> Reasons { get; init; }

    /// <summary>Null where nobody begins it by itself.</summary>
    public DateTimeOffset? NextRun { get; init; }

    internal static SourceHealth Of(SourceDefinition definition, SourceRow? known, bool isPolled, SourceOptions options, DateTimeOffset now)
    {
        var pace = Pace.Of(definition, options);
        var due = isPolled && known?.NextRunAt is { } planned ? pace.DueAt(planned, planned) : (DateTimeOffset?)null;
        var found = Findings(known, due, pace, now).ToList();
        return new SourceHealth
        {
            Definition = definition,
            Known = known,
            IsPolled = isPolled,
            Condition = found.Count == 0 ? SourceCondition.Ok : found.Max(finding => finding.Condition),
            Reasons = [.. found.Select(finding => finding.Reason)],
            NextRun = due,
        };
    }

    private static IEnumerable<(SourceCondition Condition, string Reason)> Findings(
        SourceRow? known, DateTimeOffset? due, Pace pace, DateTimeOffset now)
    {
        switch (Ended(known))
        {
            case null:
                yield return (SourceCondition.NeverRead, known?.LastRun is null ? "No pass has been made." : "No pass has come to its end.");
                break;
            case RunOutcome.Failed:
                yield return (SourceCondition.Failing, Failed(known!));
                break;
            // One that dropped to nothing has failed, and the reason says from what.
            case RunOutcome.Partly when known!.DroppedFrom is not null:
                yield return (SourceCondition.Dropped, known.LastFailureReason ?? "It gave but a fraction of what it usually gives.");
                break;
            case RunOutcome.Partly:
                yield return (SourceCondition.Partly, known!.LastFailureReason ?? "Some of its documents failed.");
                break;
        }

        if (due is { } instant && instant + Grace(pace.Every) < now)
        {
            var running = known!.LastRun is { Outcome: RunOutcome.Running } run ? $" A pass has been under way since {Instant(run.StartedAt)}." : "";
            yield return (SourceCondition.Late, $"It was due at {Instant(instant)}.{running}");
        }
    }

    // Passes that were made before the outcome was kept with the source have it themselves.
    private static RunOutcome? Ended(SourceRow? known) => known?.LastOutcome
        ?? (known?.LastRun?.Outcome is { } outcome and not (RunOutcome.Running or RunOutcome.Interrupted) ? outcome : null);

    private static string Failed(SourceRow known)
    {
        var reason = known.LastFailureReason ?? "The pass failed.";
        return known.ConsecutiveFailures > 1
            ? string.Create(CultureInfo.InvariantCulture, $"{reason} It has failed {known.ConsecutiveFailures} times in a row.")
            : reason;
    }

    private static TimeSpan Grace(TimeSpan every)
    {
        var half = every / 2;
        return half < ShortestGrace ? ShortestGrace : half > LongestGrace ? LongestGrace : half;
    }

    private static string Instant(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);
}
