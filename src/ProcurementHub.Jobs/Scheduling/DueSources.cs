using Microsoft.Extensions.Logging;
using ProcurementHub.Jobs.Collecting;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Storage.Sources;

namespace ProcurementHub.Jobs.Scheduling;

/// <summary>One pass over every live source whose time has come; one source's failure does not keep the others.</summary>
public sealed partial class DueSources(
    SourceCatalog catalog, SourceStore sources, Collector collector, TimeProvider time, ILogger<DueSources> logger)
{
    public async Task CollectAsync(CancellationToken cancellationToken)
    {
        var known = (await sources.ListAsync(cancellationToken)).ToDictionary(source => source.Id, StringComparer.Ordinal);
        foreach (var definition in catalog.All.Where(definition => definition.IsLive))
        {
            if (known.TryGetValue(definition.Id, out var source) && source.NextRunAt > time.GetUtcNow())
                continue;
            await CollectAsync(definition, cancellationToken);
        }
    }

    private async Task CollectAsync(SourceDefinition definition, CancellationToken cancellationToken)
    {
        try
        {
            var summary = await collector.CollectAsync(new CollectRequest(definition), null, cancellationToken);
            LogPass(summary.Source, summary.Outcome, summary.Documents, summary.New, summary.Changed, summary.Rejected);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The one place where a pass may fail by what nobody foresaw: the collector has recorded it.
            LogFailure(exception, definition.Id);
        }
    }

    [LoggerMessage(3001, LogLevel.Information, "{Source}: {Outcome}; {Documents} documents, {New} new, {Changed} changed, {Rejected} rejected")]
    private partial void LogPass(string source, RunOutcome outcome, int documents, int @new, int changed, int rejected);

    [LoggerMessage(3002, LogLevel.Error, "{Source}: the pass broke off")]
    private partial void LogFailure(Exception exception, string source);
}
