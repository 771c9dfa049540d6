using Microsoft.Extensions.DependencyInjection;
using ProcurementHub.Jobs.Compliance;
using ProcurementHub.Jobs.Housekeeping;
using ProcurementHub.Jobs.LeadTimes;
using ProcurementHub.Jobs.Mail;
using ProcurementHub.Jobs.Mail.Bounces;
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

    /// <summary>Runs what is due, by itself, while the program runs. Collecting, alerts and housekeeping must be registered.</summary>
    public static IServiceCollection AddHubSchedule(this IServiceCollection services)
    {
        services.AddSourceSchedule();
        services.AddHousekeepingSchedule();
        services.AddComplianceSchedule();
        services.AddLeadTimeSchedule();
        services.AddQuartz(quartz => quartz.ScheduleJob<AlertJob>(EveryLook, job => job.WithIdentity("alert")));
        services.AddQuartz(quartz => quartz.ScheduleJob<SendJob>(EveryLook, job => job.WithIdentity("send")));
        services.AddQuartz(quartz => quartz.ScheduleJob<BounceJob>(EveryLook, job => job.WithIdentity("bounces")));
        services.AddQuartz(quartz => quartz.ScheduleJob<MailUpkeepJob>(
            trigger => trigger.WithSimpleSchedule(schedule => schedule.WithInterval(TimeSpan.FromDays(1)).RepeatForever()),
            job => job.WithIdentity("mail upkeep")));
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
        return services;
    }

    /// <summary>The sources' part of it.</summary>
    internal static IServiceCollection AddSourceSchedule(this IServiceCollection services)
    {
        services.AddSingleton(provider =>
            new SourceSeats(provider.GetRequiredService<SourceOptions>().AtOnce, SeatLentFor, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<SourceTurn>();
        services.AddSingleton<SourceTriggers>();
        services.AddQuartz(quartz =>
        {
            quartz.UseDefaultThreadPool(JobsAtOnce);
            // A pass may take hours; it is asked to stop, says so, and goes on from there at the next start.
            quartz.ConfigureScheduler(scheduler => scheduler.ShutdownJobInterruption = ShutdownJobInterruption.Always);
            quartz.ScheduleJob<TriggerJob>(EveryLook, job => job.WithIdentity("triggers"));
        });
        return services;
    }

    private static void EveryLook<TJob>(ITriggerConfigurator<TJob> trigger)
        where TJob : IJob =>
        trigger.WithSimpleSchedule(schedule => schedule.WithInterval(Look).RepeatForever());
}
