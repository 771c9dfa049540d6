using Microsoft.Extensions.Logging;
using ProcurementHub.Jobs.Collecting;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Storage.Collecting;
using ProcurementHub.Storage.Sources;

namespace ProcurementHub.Jobs.Scheduling;

/// <summary>One source's turn: a pass, if the database says that it is due.</summary>
internal sealed partial class SourceTurn(
    SourceStore sources, Collector collector, SourceSeats seats, SourceOptions options, TimeProvider time, ILogger<SourceTurn> logger)
{
    public async Task TakeAsync(SourceDefinition definition, CancellationToken cancellationToken)
    {
        try
        {
            using var seat = await seats.TakeAsync(cancellationToken);
            // Asked only now: another process, or somebody by hand, may have collected since this was planned.
            var known = await sources.FindAsync(definition.Id, cancellationToken);
            var now = time.GetUtcNow();
            if (Pace.Of(definition, options).DueAt(known?.NextRunAt, now) > now)
                return;
            var summary = await collector.CollectAsync(new CollectRequest(definition) { Planned = new PlannedFor(known?.NextRunAt) }, null, cancellationToken);
            LogPass(summary.Source, summary.Outcome, summary.Documents, summary.New, summary.Changed, summary.Rejected);
            if (summary.Failures is [var failure, ..])
                LogTrouble(summary.Source, summary.Failures.Count, failure.Document, failure.Reason);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // The one place where a pass may fail by what nobody foresaw: the collector has recorded it.
            LogFailure(exception, definition.Id);
        }
    }

    [LoggerMessage(3001, LogLevel.Information, "{Source}: {Outcome}; {Documents} documents, {New} new, {Changed} changed, {Rejected} rejected")]
    private partial void LogPass(string source, RunOutcome outcome, int documents, int @new, int changed, int rejected);

    [LoggerMessage(3004, LogLevel.Warning, "{Source}: {Failures} failures; the first: {Document} {Reason}")]
    private partial void LogTrouble(string source, int failures, string? document, string reason);

    [LoggerMessage(3002, LogLevel.Error, "{Source}: the pass broke off")]
    private partial void LogFailure(Exception exception, string source);
}
