using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ProcurementHub.Jobs.Compliance;
using ProcurementHub.Jobs.Housekeeping;
using ProcurementHub.Jobs.LeadTimes;
using ProcurementHub.Jobs.Mail;
using ProcurementHub.Jobs.Mail.Bounces;
using ProcurementHub.Jobs.Nodes;
using ProcurementHub.Storage;
using Quartz;

namespace ProcurementHub.Jobs.Scheduling;

public static class SchedulingRegistration
{
    // A source that hangs gives its seat to another after this.
    private static readonly TimeSpan SeatLentFor = TimeSpan.FromMinutes(10);

    // Seats limit the work; jobs that wait for one hold a place here, and none may keep the alerts from theirs.
    private const int JobsAtOnce = 1000;

    /// <summary>
    /// Runs by itself what is due and is this node's to do, while the program runs. Collecting, alerts and housekeeping
    /// must be registered.
    /// </summary>
    public static IServiceCollection AddHubSchedule(this IServiceCollection services, NodeRoles roles, StorageOptions storage)
    {
        services.TryAddSingleton<SoleWork>();
        services.AddScheduler();
        if (storage.Provider == DatabaseProvider.SqlServer)
            services.AddQuartz(quartz => ClusteredSchedule.Use(quartz, storage.ConnectionString, roles));
        if (roles.HasFlag(NodeRoles.Collect))
        {
            services.AddSourceSchedule();
            services.AddHousekeepingSchedule();
            services.AddLeadTimeSchedule();
        }

        if (roles.HasFlag(NodeRoles.Send))
            services.AddSendSchedule();
        services.AddHostedService<ClockWatch>();
        services.AddSingleton(provider => new SchedulerWatch(provider.GetRequiredService<ISchedulerFactory>()));
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
        return services;
    }

    private static void AddSendSchedule(this IServiceCollection services)
    {
        services.AddComplianceSchedule();
        services.AddLook<AlertJob>("alert", ScheduleGroups.Send);
        services.AddLook<SendJob>("send", ScheduleGroups.Send);
        services.AddLook<BounceJob>("bounces", ScheduleGroups.Send);
        services.AddLook<MailUpkeepJob>("mail upkeep", ScheduleGroups.Send);
    }

    /// <summary>The sources' part of it.</summary>
    internal static IServiceCollection AddSourceSchedule(this IServiceCollection services)
    {
        services.AddSingleton(provider =>
            new SourceSeats(provider.GetRequiredService<SourceOptions>().AtOnce, SeatLentFor, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<SourceTurn>();
        services.AddSingleton<SourceTriggers>();
        services.AddScheduler();
        services.AddLook<TriggerJob>("triggers", ScheduleGroups.Collect);
        return services;
    }

    private static void AddScheduler(this IServiceCollection services) => services.AddSingleton<JobLog>().AddQuartz(quartz =>
    {
        quartz.UseDefaultThreadPool(JobsAtOnce);
        // A pass may take hours; it is asked to stop, says so, and goes on from there at the next start.
        quartz.ConfigureScheduler(scheduler => scheduler.ShutdownJobInterruption = ShutdownJobInterruption.Always);
    });
}
