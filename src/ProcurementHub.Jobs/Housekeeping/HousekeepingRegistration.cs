using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Quartz;

namespace ProcurementHub.Jobs.Housekeeping;

public static class HousekeepingRegistration
{
    // It is done daily; whether it is time, the database knows, which outlives a program that is restarted every day.
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(1);

    /// <summary>Storage, the source catalogue, a clock and the configuration must be registered.</summary>
    public static IServiceCollection AddHousekeeping(this IServiceCollection services)
    {
        services.AddOptions<RetentionOptions>().BindConfiguration(RetentionOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<RetentionOptions>, RetentionOptionsValidator>();
        services.AddSingleton<HousekeepingPass>();
        return services;
    }

    internal static IServiceCollection AddHousekeepingSchedule(this IServiceCollection services) =>
        services.AddQuartz(quartz => quartz.ScheduleJob<HousekeepingJob>(
            trigger => trigger.WithSimpleSchedule(schedule => schedule.WithInterval(Look).RepeatForever()),
            job => job.WithIdentity("housekeeping")));
}
