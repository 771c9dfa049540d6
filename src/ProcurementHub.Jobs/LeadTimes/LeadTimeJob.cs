using Quartz;

namespace ProcurementHub.Jobs.LeadTimes;

[DisallowConcurrentExecution]
internal sealed class LeadTimeJob(LeadTimeUpkeep upkeep) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await upkeep.RunAsync(cancellationToken);
}
