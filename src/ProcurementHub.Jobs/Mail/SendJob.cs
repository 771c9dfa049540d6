using ProcurementHub.Jobs.Scheduling;
using Quartz;

namespace ProcurementHub.Jobs.Mail;

/// <summary>Apart from matching and composing, which must not wait for a slow mail server.</summary>
[DisallowConcurrentExecution]
internal sealed class SendJob(SendPass send, JobLog log) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await log.RunAsync("sending", () => send.RunAsync(cancellationToken),
            result => [("Sent", result.Sent), ("Postponed", result.Postponed), ("GivenUp", result.GivenUp)], cancellationToken);
}
