using Microsoft.Extensions.Logging;
using Quartz;

namespace ProcurementHub.Jobs.Housekeeping;

[DisallowConcurrentExecution]
internal sealed partial class HousekeepingJob(HousekeepingPass pass, ILogger<HousekeepingJob> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var result = await pass.RunAsync(isDry: false, cancellationToken);
        LogRemoved(result.Documents, result.Files, result.Bytes, result.Passes);
    }

    [LoggerMessage(3005, LogLevel.Information, "Housekeeping gave up {Documents} documents that nothing rests on, removed {Files} files ({Bytes} bytes) and {Passes} old passes")]
    private partial void LogRemoved(int documents, int files, long bytes, int passes);
}
