using ProcurementHub.Jobs.Nodes;
using Quartz;

namespace ProcurementHub.Jobs.LeadTimes;

[DisallowConcurrentExecution]
internal sealed class LeadTimeJob(SoleWork sole, LeadTimeUpkeep upkeep) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await sole.RunAsync("lead times", upkeep.RunAsync, cancellationToken);
}
