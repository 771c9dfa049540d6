using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace ProcurementHub.Jobs.LeadTimes;

public static class LeadTimeRegistration
{
    private static readonly TimeSpan look = TimeSpan.FromMinutes(1);

    /// <summary>Storage, the source catalogue, the site's options and a clock must be registered.</summary>
    public static IServiceCollection AddLeadTimes(this IServiceCollection services)
    {
        services.AddSingleton<LeadTimeStatistics>();
        services.AddSingleton<LeadTimeUpkeep>();
        return services;
    }

    internal static IServiceCollection AddLeadTimeSchedule(this IServiceCollection services) =>
        services.AddQuartz(quartz => quartz.ScheduleJob<LeadTimeJob>(
            trigger => trigger.WithSimpleSchedule(schedule => schedule.WithInterval(look).RepeatForever()),
            job => job.WithIdentity("lead times")));
}
