using System.Globalization;
using ProcurementHub.Jobs.Health;
using ProcurementHub.Jobs.Scheduling;
using ProcurementHub.Storage.Sources;

namespace ProcurementHub.Jobs.Collecting;

/// <summary>The end of a pass: it is held against those before it, recorded, and the next one is planned.</summary>
public sealed class PassClosing(SourceStore sources, SourceOptions options, TimeProvider time)
{
    private const int MostFailures = 20;

    /// <param name="brokenOff">How it ended, where it did not come to its end by itself.</param>
    /// <param name="isWhole">False for a pass that only went on with one that was broken off: its counts are a part.</param>
    internal async Task FinishAsync(
        CollectRequest request, long runId, PassCounts counts, RunOutcome? brokenOff, bool isWhole, CancellationToken cancellationToken)
    {
        var isLive = request is { From: null, Retry: null };
        var isComparable = isLive && isWhole && !request.IsBackfill && brokenOff is null && counts.Outcome == RunOutcome.Succeeded;
        var droppedFrom = isComparable ? await DroppedFromAsync(request, counts, cancellationToken) : null;
        var outcome = brokenOff ?? counts.Outcome;
        var summary = counts.ToSummary(request.Definition.Id, 0);
        var now = time.GetUtcNow();
        var next = isLive ? await PlanAsync(request, outcome, counts.RetryAfter, now, cancellationToken) : null;
        var run = new FinishedRun(runId, outcome, counts.ToRunCounts(), Reason(summary.Failures), now, next?.At)
        {
            NextRunReason = next?.Reason,
            IsAside = request.Retry is not null || (!isLive && request.Definition.IsLive),
            ComparableRecords = isComparable ? summary.Records : null,
            DroppedFrom = droppedFrom,
            GoesOn = outcome == RunOutcome.Interrupted || counts.GoesOn,
            Findings = [.. Findings(summary)],
        };
        await sources.FinishRunAsync(run, cancellationToken);
    }

    private async Task<int?> DroppedFromAsync(CollectRequest request, PassCounts counts, CancellationToken cancellationToken)
    {
        var definition = request.Definition;
        if (definition.VolumeVaries)
            return null;
        var since = time.GetUtcNow() - UsualRecords.Window(definition.Every);
        var before = await sources.ComparableRecordsAsync(definition.Id, since, UsualRecords.MostPasses, cancellationToken);
        if (UsualRecords.DroppedFrom(counts.Records, before) is not { } usual)
            return null;
        counts.Fail(null, string.Create(
            CultureInfo.InvariantCulture, $"It gave {counts.Records:N0} records, where its passes usually give {usual:N0}: it may have changed or be cut off."));
        return usual;
    }

    private async Task<NextPass> PlanAsync(
        CollectRequest request, RunOutcome outcome, TimeSpan? retryAfter, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var definition = request.Definition;
        var before = await sources.FindAsync(definition.Id, cancellationToken);
        var ended = new EndedPass(outcome, (before?.ConsecutiveFailures ?? 0) + 1, retryAfter);
        // The dice keep sources apart; nothing secret hangs on them.
#pragma warning disable CA5394
        return NextPass.After(ended, Pace.Of(definition, options), now, Random.Shared.NextDouble());
#pragma warning restore CA5394
    }

    private static string? Reason(IReadOnlyList<CollectFailure> failures) => failures.Count switch
    {
        0 => null,
        1 => Told(failures[0]),
        _ => $"{Told(failures[0])} (and {failures.Count - 1} more)",
    };

    private static string Told(CollectFailure failure) =>
        failure.Document is null ? failure.Reason : $"{failure.Document}: {failure.Reason}";

    private static IEnumerable<RunFinding> Findings(CollectSummary summary) =>
        summary.Failures.Take(MostFailures)
            .Select(failure => new RunFinding { IsFailure = true, Place = failure.Document, Reason = failure.Reason, Times = 1 })
            .Concat(summary.Findings.Select(finding => new RunFinding
            {
                IsFailure = false, Place = finding.Example, Field = finding.Field, Reason = finding.Reason, Times = finding.Count,
            }));
}
