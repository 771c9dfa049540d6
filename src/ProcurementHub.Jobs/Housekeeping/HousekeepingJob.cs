using Microsoft.Extensions.Logging;
using ProcurementHub.Jobs.Nodes;
using Quartz;

namespace ProcurementHub.Jobs.Housekeeping;

[DisallowConcurrentExecution]
internal sealed partial class HousekeepingJob(SoleWork sole, HousekeepingPass pass, ILogger<HousekeepingJob> logger) : IJob
{
    private static readonly TimeSpan every = TimeSpan.FromDays(1);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await sole.RunAsync("housekeeping", every, KeepHouseAsync, cancellationToken);

    private async Task KeepHouseAsync(CancellationToken cancellationToken)
    {
        var result = await pass.RunAsync(isDry: false, cancellationToken);
        if (result.MadeFindable + result.ListsMerged > 0)
            LogSearch(result.MadeFindable, result.ListsMerged);
        LogRemoved(result.Documents, result.Files, result.Bytes, result.Passes);
    }

    [LoggerMessage(3005, LogLevel.Information, "Housekeeping gave up {Documents} documents that nothing rests on, removed {Files} files ({Bytes} bytes) and {Passes} old passes")]
    private partial void LogRemoved(int documents, int files, long bytes, int passes);

    [LoggerMessage(3006, LogLevel.Information, "Housekeeping made {Notices} notices findable that were kept before there was a search, and merged {Lists} lists of terms away")]
    private partial void LogSearch(int notices, int lists);
}
