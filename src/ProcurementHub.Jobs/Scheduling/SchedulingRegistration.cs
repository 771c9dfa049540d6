using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace ProcurementHub.Jobs.Scheduling;

public static class SchedulingRegistration
{
    // How long a due source or digest may wait at the most, and how often an idle hub looks.
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(1);

    /// <summary>Runs what is due, by itself, while the program runs. Collecting and alerts must be registered.</summary>
    public static IServiceCollection AddHubSchedule(this IServiceCollection services)
    {
        services.AddSingleton<DueSources>();
        services.AddQuartz(quartz =>
        {
            quartz.ScheduleJob<CollectJob>(trigger => trigger.WithSimpleSchedule(schedule => schedule.WithInterval(Look).RepeatForever()), job => job.WithIdentity("collect"));
            quartz.ScheduleJob<AlertJob>(trigger => trigger.WithSimpleSchedule(schedule => schedule.WithInterval(Look).RepeatForever()), job => job.WithIdentity("alert"));
        });
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
        return services;
    }
}
