using Quartz;

namespace ProcurementHub.Jobs.Compliance;

[DisallowConcurrentExecution]
internal sealed class ComplianceMailJob(ComplianceMailPass pass) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await pass.RunAsync(cancellationToken);
}
