using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Quartz;

namespace ProcurementHub.Jobs.Scheduling;

/// <summary>
/// Sets right what a clock that went ahead and came back has left behind: a job that is to run each minute, and whose next
/// time lies a day ahead, would stand still for that day.
/// </summary>
internal sealed partial class ClockWatch(ISchedulerFactory schedulers, TimeProvider time, ILogger<ClockWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(20);

    // A next time is never further away than the interval; a clock may be set back by a few seconds at any time.
    private static readonly TimeSpan Play = TimeSpan.FromSeconds(30);

    /// <returns>How many were set right.</returns>
    internal static async Task<int> SetRightAsync(IScheduler scheduler, CancellationToken cancellationToken)
    {
        var now = scheduler.TimeProvider.GetUtcNow();
        var count = 0;
        foreach (var key in await scheduler.GetTriggerKeys(GroupMatcher<TriggerKey>.AnyGroup(), cancellationToken))
        {
            if (await scheduler.GetTrigger(key, cancellationToken) is not ISimpleTrigger { RepeatInterval: var interval } trigger || interval <= TimeSpan.Zero
                || trigger.NextFireTimeUtc is not { } next || next <= now + interval + Play)
                continue;
            await scheduler.RescheduleJob(key, trigger.GetTriggerBuilder().StartAt(now).Build(), cancellationToken);
            count++;
        }

        return count;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // It counts by the time that passes, whatever the clock says.
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (await SetRightAsync(await schedulers.GetScheduler(stoppingToken), stoppingToken) is > 0 and var count)
                    LogSetRight(count);
            }
            catch (Exception exception) when (exception is SchedulerException || OutsideWorld.HasFailed(exception))
            {
                LogFailure(exception.Message);
            }
        }
    }

    [LoggerMessage(3012, LogLevel.Warning, "The clock was set back: {Count} jobs stood planned for a time that is far away, and run now")]
    private partial void LogSetRight(int count);

    [LoggerMessage(3013, LogLevel.Warning, "It could not be looked whether jobs are planned for a wrong time: {Reason}")]
    private partial void LogFailure(string reason);
}
