using ProcurementHub.Jobs.Nodes;
using ProcurementHub.Jobs.Scheduling;
using Quartz;

namespace ProcurementHub.Jobs.Mail;

[DisallowConcurrentExecution]
internal sealed class MailUpkeepJob(SoleWork sole, ForgettingPass pass, JobLog log) : IJob
{
    private static readonly TimeSpan every = TimeSpan.FromDays(1);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await log.RunAsync(sole, WorkNames.MailUpkeep, every, pass.RunAsync,
            forgotten => [("Links", forgotten.Links), ("Requests", forgotten.Requests), ("Mails", forgotten.Mails), ("Subscribers", forgotten.Subscribers)],
            cancellationToken);
}
