using ProcurementHub.Jobs.Nodes;
using ProcurementHub.Jobs.Scheduling;
using Quartz;

namespace ProcurementHub.Jobs.Mail.Bounces;

[DisallowConcurrentExecution]
internal sealed class BounceJob(SoleWork sole, BouncePass pass, JobLog log) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await log.RunAsync(sole, WorkNames.Bounces, TimeSpan.Zero, pass.RunAsync,
            result => [("Read", result.Read), ("Suppressed", result.Suppressed), ("Unsubscribed", result.Unsubscribed), ("Unreadable", result.Unreadable), ("NotOurs", result.NotOurs), ("Left", result.Left)],
            cancellationToken);
}
