using ProcurementHub.Jobs.Alerts;
using ProcurementHub.Jobs.Digests;
using Quartz;

namespace ProcurementHub.Jobs.Scheduling;

/// <summary>From what is new to what is to be sent. Each pass takes up what is there, so one that broke off is made up for by the next.</summary>
[DisallowConcurrentExecution]
internal sealed class AlertJob(MatchPass match, PlanMatchPass matchPlans, ComposePass compose) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        await match.RunAsync(cancellationToken);
        await matchPlans.RunAsync(cancellationToken);
        await compose.RunAsync(cancellationToken);
    }
}
