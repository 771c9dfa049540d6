using Quartz;

namespace ProcurementHub.Jobs.Mail.Bounces;

[DisallowConcurrentExecution]
internal sealed class BounceJob(BouncePass pass) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await pass.RunAsync(cancellationToken);
}
