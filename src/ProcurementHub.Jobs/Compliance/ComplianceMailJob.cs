using ProcurementHub.Jobs.Nodes;
using Quartz;

namespace ProcurementHub.Jobs.Compliance;

[DisallowConcurrentExecution]
internal sealed class ComplianceMailJob(SoleWork sole, ComplianceMailPass pass) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await sole.RunAsync("compliance mail", pass.RunAsync, cancellationToken);
}
