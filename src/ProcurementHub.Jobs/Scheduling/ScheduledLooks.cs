using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace ProcurementHub.Jobs.Scheduling;

/// <summary>Jobs that look again and again whether there is something to do.</summary>
internal static class ScheduledLooks
{
    // How long a digest may wait at the most, a source whose plan was changed by another process, and work of a node that
    // died, once it is taken for dead.
    private static readonly TimeSpan every = TimeSpan.FromMinutes(1);

    /// <param name="name">Of the job and its trigger: with a name of its own, each start replaces what is kept of the one before.</param>
    /// <param name="group">Of <see cref="ScheduleGroups"/>.</param>
    public static IServiceCollection AddLook<TJob>(this IServiceCollection services, string name, string group)
        where TJob : IJob =>
        services.AddQuartz(quartz => quartz.ScheduleJob<TJob>(
            trigger => trigger.WithIdentity(name).WithExecutionGroup(group)
                .WithSimpleSchedule(schedule => schedule.WithInterval(every).RepeatForever()),
            job => job.WithIdentity(name)));
}
