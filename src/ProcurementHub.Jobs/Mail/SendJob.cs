using Quartz;

namespace ProcurementHub.Jobs.Mail;

/// <summary>Apart from matching and composing, which must not wait for a slow mail server.</summary>
[DisallowConcurrentExecution]
internal sealed class SendJob(SendPass send) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await send.RunAsync(cancellationToken);
}
