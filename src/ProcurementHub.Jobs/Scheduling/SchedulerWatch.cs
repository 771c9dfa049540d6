using Quartz;

namespace ProcurementHub.Jobs.Scheduling;

/// <summary>Whether the scheduler of this process runs.</summary>
public sealed class SchedulerWatch
{
    private readonly ISchedulerFactory schedulers;

    internal SchedulerWatch(ISchedulerFactory schedulers) => this.schedulers = schedulers;

    public async Task<bool> IsRunningAsync(CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        return scheduler.Status == SchedulerStatus.Running;
    }
}
