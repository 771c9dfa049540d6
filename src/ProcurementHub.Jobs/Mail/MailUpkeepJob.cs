using ProcurementHub.Jobs.Nodes;
using ProcurementHub.Storage.Mailing;
using Quartz;

namespace ProcurementHub.Jobs.Mail;

/// <summary>Forgets what is of no more use: expired links, and wishes with their addresses.</summary>
[DisallowConcurrentExecution]
internal sealed class MailUpkeepJob(SoleWork sole, SubscriberChoices choices, SignupStore signups, TimeProvider time) : IJob
{
    // For the question why somebody got a mail.
    private static readonly TimeSpan wishesKept = TimeSpan.FromDays(30);

    private static readonly TimeSpan every = TimeSpan.FromDays(1);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await sole.RunAsync("mail upkeep", every, ForgetAsync, cancellationToken);

    private async Task ForgetAsync(CancellationToken cancellationToken)
    {
        await choices.ForgetLinksAsync(time.GetUtcNow(), cancellationToken);
        await signups.ForgetAsync(time.GetUtcNow() - wishesKept, cancellationToken);
    }
}
