using ProcurementHub.Jobs.Nodes;
using Quartz;

namespace ProcurementHub.Jobs.Mail.Bounces;

[DisallowConcurrentExecution]
internal sealed class BounceJob(SoleWork sole, BouncePass pass) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await sole.RunAsync("bounces", pass.RunAsync, cancellationToken);
}
