using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ProcurementHub.Jobs.Scheduling;

namespace ProcurementHub.Jobs.Housekeeping;

public static class HousekeepingRegistration
{
    /// <summary>Storage, the source catalogue, a clock and the configuration must be registered.</summary>
    public static IServiceCollection AddHousekeeping(this IServiceCollection services)
    {
        services.AddOptions<RetentionOptions>().BindConfiguration(RetentionOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<RetentionOptions>, RetentionOptionsValidator>();
        services.AddSingleton<HousekeepingPass>();
        return services;
    }

    internal static IServiceCollection AddHousekeepingSchedule(this IServiceCollection services) =>
        services.AddLook<HousekeepingJob>("housekeeping", ScheduleGroups.Collect);
}
