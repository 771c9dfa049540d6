using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Quartz;

namespace ProcurementHub.Jobs.Housekeeping;

public static class HousekeepingRegistration
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Storage, the source catalogue, a clock and the configuration must be registered.</summary>
    public static IServiceCollection AddHousekeeping(this IServiceCollection services)
    {
        services.AddOptions<RetentionOptions>().BindConfiguration(RetentionOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<RetentionOptions>, RetentionOptionsValidator>();
        services.AddSingleton<HousekeepingPass>();
        return services;
    }

    /// <summary>Once at the start and then daily, so that a program that is restarted every day gets to it too.</summary>
    internal static IServiceCollection AddHousekeepingSchedule(this IServiceCollection services) =>
        services.AddQuartz(quartz => quartz.ScheduleJob<HousekeepingJob>(
            trigger => trigger.WithSimpleSchedule(schedule => schedule.WithInterval(Day).RepeatForever()),
            job => job.WithIdentity("housekeeping")));
}
