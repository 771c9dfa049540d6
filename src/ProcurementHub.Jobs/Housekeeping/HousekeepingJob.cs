using ProcurementHub.Jobs.Nodes;
using ProcurementHub.Jobs.Scheduling;
using Quartz;

namespace ProcurementHub.Jobs.Housekeeping;

[DisallowConcurrentExecution]
internal sealed class HousekeepingJob(SoleWork sole, HousekeepingPass pass, JobLog log) : IJob
{
    private static readonly TimeSpan every = TimeSpan.FromDays(1);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await log.RunAsync(sole, WorkNames.Housekeeping, every, working => pass.RunAsync(isDry: false, working),
            result =>
            [
                ("Documents", result.Documents), ("Files", result.Files), ("Bytes", result.Bytes), ("Passes", result.Passes),
                ("MadeFindable", result.MadeFindable), ("ListsMerged", result.ListsMerged),
            ],
            cancellationToken);
}
