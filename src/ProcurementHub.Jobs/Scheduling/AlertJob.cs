using ProcurementHub.Jobs.Alerts;
using ProcurementHub.Jobs.Digests;
using ProcurementHub.Jobs.Nodes;
using Quartz;

namespace ProcurementHub.Jobs.Scheduling;

/// <summary>From what is new to what is to be sent. Each pass takes up what is there, so one that broke off is made up for by the next.</summary>
[DisallowConcurrentExecution]
internal sealed class AlertJob(SoleWork sole, MatchPass match, PlanMatchPass matchPlans, ComposePass compose, JobLog log) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        await log.RunAsync(sole, WorkNames.Matching, TimeSpan.Zero, match.RunAsync,
            result => [("Versions", result.Versions), ("Subscriptions", result.Subscriptions), ("Matches", result.Matches), ("UnreadableKeywords", result.UnreadableKeywords)],
            cancellationToken);
        await log.RunAsync(sole, WorkNames.MatchingPlans, TimeSpan.Zero, matchPlans.RunAsync,
            result => [("Lines", result.Lines), ("Subscriptions", result.Subscriptions), ("Matches", result.Matches)], cancellationToken);
        await log.RunAsync(sole, WorkNames.Composing, TimeSpan.Zero, compose.RunAsync,
            result => [("Due", result.Due), ("Digests", result.Digests), ("Items", result.Items), ("LeftOut", result.LeftOut), ("Waiting", result.Waiting)],
            cancellationToken);
    }
}
