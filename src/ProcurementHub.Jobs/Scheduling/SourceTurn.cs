using Microsoft.Extensions.Logging;
using ProcurementHub.Jobs.Collecting;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Storage.Collecting;
using ProcurementHub.Storage.Sources;

namespace ProcurementHub.Jobs.Scheduling;

/// <summary>One source's turn: a pass, if the database says that it is due.</summary>
internal sealed partial class SourceTurn(
    SourceStore sources, Collector collector, SourceSeats seats, SourceOptions options, JobLog log, TimeProvider time, ILogger<SourceTurn> logger)
{
    public async Task TakeAsync(SourceDefinition definition, CancellationToken cancellationToken)
    {
        try
        {
            using var seat = await seats.TakeAsync(cancellationToken);
            // Asked only now: another process, or somebody by hand, may have collected since this was planned.
            var known = await sources.FindAsync(definition.Id, cancellationToken);
            var now = time.GetUtcNow();
            if (Pace.Of(definition, options).DueAt(known, now) > now)
                return;
            // The collector has recorded what broke it off.
            var request = new CollectRequest(definition) { Planned = new PlannedFor(known?.NextRunAt) };
            await log.RunAsync("collecting", definition.Id, async () => Figures(await collector.CollectAsync(request, null, cancellationToken)), cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            LogFailure(OutsideWorld.HasFailed(exception) ? null : exception, definition.Id, exception.Message);
        }
    }

    private (string Name, object? Value)[] Figures(CollectSummary summary)
    {
        if (summary.Failures is [var failure, ..])
            LogTrouble(summary.Source, summary.Failures.Count, failure.Document, failure.Reason);
        return
        [
            ("Result", summary.IsHeld ? "held" : summary.Outcome.ToString().ToLowerInvariant()), ("Documents", summary.Documents),
            ("New", summary.New), ("Changed", summary.Changed), ("Unchanged", summary.Unchanged), ("Rejected", summary.Rejected), ("Bytes", summary.Bytes),
        ];
    }

    [LoggerMessage(3004, LogLevel.Warning, "{Source}: {Failures} failures; the first: {Document} {Reason}")]
    private partial void LogTrouble(string source, int failures, string? document, string reason);

    [LoggerMessage(3002, LogLevel.Error, "{Source}: its turn could not be taken: {Reason}")]
    private partial void LogFailure(Exception? exception, string source, string reason);
}
