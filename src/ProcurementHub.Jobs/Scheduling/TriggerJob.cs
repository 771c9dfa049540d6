using Quartz;

namespace ProcurementHub.Jobs.Scheduling;

/// <summary>Sets the sources' triggers at the start, and follows what other processes and people change after it.</summary>
[DisallowConcurrentExecution]
internal sealed class TriggerJob(SourceTriggers triggers) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await triggers.SetAllAsync(context.Scheduler, cancellationToken);
}
