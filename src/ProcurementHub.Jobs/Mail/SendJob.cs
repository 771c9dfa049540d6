using ProcurementHub.Jobs.Scheduling;
using Quartz;

namespace ProcurementHub.Jobs.Mail;

/// <summary>
/// Apart from matching and composing, which must not wait for a slow mail server. Once at a time in a process; that the
/// scheduler would hold to in the whole cluster, where nodes are to send side by side.
/// </summary>
internal sealed class SendJob(SendPass send, JobLog log) : IJob
{
    private static readonly SemaphoreSlim oneHere = new(1);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        if (!await oneHere.WaitAsync(TimeSpan.Zero, cancellationToken))
            return;
        try
        {
            await log.RunAsync("sending", () => send.RunAsync(cancellationToken),
                result => [("Sent", result.Sent), ("Postponed", result.Postponed), ("GivenUp", result.GivenUp)], cancellationToken);
        }
        finally
        {
            oneHere.Release();
        }
    }
}
