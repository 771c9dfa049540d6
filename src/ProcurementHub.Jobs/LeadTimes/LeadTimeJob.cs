using ProcurementHub.Jobs.Nodes;
using ProcurementHub.Jobs.Scheduling;
using Quartz;

namespace ProcurementHub.Jobs.LeadTimes;

[DisallowConcurrentExecution]
internal sealed class LeadTimeJob(SoleWork sole, LeadTimeUpkeep upkeep, JobLog log) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await log.RunAsync(sole, WorkNames.LeadTimes, TimeSpan.Zero, upkeep.RunAsync,
            result => [("Notices", result.Notices), ("Months", result.Months)], cancellationToken);
}
