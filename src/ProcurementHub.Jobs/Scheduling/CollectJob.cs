using Quartz;

namespace ProcurementHub.Jobs.Scheduling;

[DisallowConcurrentExecution]
internal sealed class CollectJob(DueSources due) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await due.CollectAsync(cancellationToken);
}
