using ProcurementHub.Jobs.Alerts;
using ProcurementHub.Jobs.Digests;
using ProcurementHub.Jobs.Nodes;
using Quartz;

namespace ProcurementHub.Jobs.Scheduling;

/// <summary>From what is new to what is to be sent. Each pass takes up what is there, so one that broke off is made up for by the next.</summary>
[DisallowConcurrentExecution]
internal sealed class AlertJob(SoleWork sole, MatchPass match, PlanMatchPass matchPlans, ComposePass compose) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        await sole.RunAsync("matching", match.RunAsync, cancellationToken);
        await sole.RunAsync("matching plans", matchPlans.RunAsync, cancellationToken);
        await sole.RunAsync("composing", compose.RunAsync, cancellationToken);
    }
}
