using ProcurementHub.Sources.Definitions;
using Quartz;

namespace ProcurementHub.Jobs.Scheduling;

/// <summary>Each source has a job of its own, named after it: never twice at once, and none waits for another.</summary>
[DisallowConcurrentExecution]
internal sealed class SourceJob(SourceCatalog catalog, SourceTurn turn, SourceTriggers triggers) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var definition = catalog.Find(context.JobDetail.Key.Name)!;
        await turn.TakeAsync(definition, cancellationToken);
        await triggers.SetAsync(context.Scheduler, definition, cancellationToken);
    }
}
