using ProcurementHub.Jobs.Nodes;
using ProcurementHub.Jobs.Scheduling;
using Quartz;

namespace ProcurementHub.Jobs.Compliance;

[DisallowConcurrentExecution]
internal sealed class ComplianceMailJob(SoleWork sole, ComplianceMailPass pass, JobLog log) : IJob
{
    private static readonly TimeSpan every = TimeSpan.FromMinutes(10);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await log.RunAsync(sole, WorkNames.ComplianceMail, every, pass.RunAsync, made => [("Mails", made)], cancellationToken);
}
