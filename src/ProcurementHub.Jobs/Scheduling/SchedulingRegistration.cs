using Microsoft.Extensions.DependencyInjection;
using ProcurementHub.Jobs.Compliance;
using ProcurementHub.Jobs.Housekeeping;
using ProcurementHub.Jobs.LeadTimes;
using ProcurementHub.Jobs.Mail;
using ProcurementHub.Jobs.Mail.Bounces;
using ProcurementHub.Jobs.Nodes;
using Quartz;

namespace ProcurementHub.Jobs.Scheduling;

public static class SchedulingRegistration
{
    // How long a digest may wait at the most, and a source whose plan was changed by another process.
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(1);

    // A source that hangs gives its seat to another after this.
    private static readonly TimeSpan SeatLentFor = TimeSpan.FromMinutes(10);

    // Seats limit the work; jobs that wait for one hold a place here, and none may keep the alerts from theirs.
    private const int JobsAtOnce = 1000;

    /// <summary>
    /// Runs by itself what is due and is this node's to do, while the program runs. Collecting, alerts and housekeeping
    /// must be registered.
    /// </summary>
    public static IServiceCollection AddHubSchedule(this IServiceCollection services, NodeRoles roles)
    {
        services.AddSingleton<SoleWork>();
        services.AddScheduler();
        if (roles.HasFlag(NodeRoles.Collect))
        {
            services.AddSourceSchedule();
            services.AddHousekeepingSchedule();
            services.AddLeadTimeSchedule();
        }

        if (roles.HasFlag(NodeRoles.Send))
            services.AddSendSchedule();
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
        return services;
    }

    private static void AddSendSchedule(this IServiceCollection services)
    {
        services.AddComplianceSchedule();
        services.AddQuartz(quartz => quartz.ScheduleJob<AlertJob>(EveryLook, job => job.WithIdentity("alert")));
        services.AddQuartz(quartz => quartz.ScheduleJob<SendJob>(EveryLook, job => job.WithIdentity("send")));
        services.AddQuartz(quartz => quartz.ScheduleJob<BounceJob>(EveryLook, job => job.WithIdentity("bounces")));
        services.AddQuartz(quartz => quartz.ScheduleJob<MailUpkeepJob>(EveryLook, job => job.WithIdentity("mail upkeep")));
    }

    /// <summary>The sources' part of it.</summary>
    internal static IServiceCollection AddSourceSchedule(this IServiceCollection services)
    {
        services.AddSingleton(provider =>
            new SourceSeats(provider.GetRequiredService<SourceOptions>().AtOnce, SeatLentFor, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<JobLog>();
        services.AddSingleton<SourceTurn>();
        services.AddSingleton<SourceTriggers>();
        services.AddScheduler();
        services.AddQuartz(quartz => quartz.ScheduleJob<TriggerJob>(EveryLook, job => job.WithIdentity("triggers")));
        return services;
    }

    private static void AddScheduler(this IServiceCollection services) => services.AddQuartz(quartz =>
    {
        quartz.UseDefaultThreadPool(JobsAtOnce);
        // A pass may take hours; it is asked to stop, says so, and goes on from there at the next start.
        quartz.ConfigureScheduler(scheduler => scheduler.ShutdownJobInterruption = ShutdownJobInterruption.Always);
    });

    private static void EveryLook<TJob>(ITriggerConfigurator<TJob> trigger)
        where TJob : IJob =>
        trigger.WithSimpleSchedule(schedule => schedule.WithInterval(Look).RepeatForever());
}
