using Microsoft.Extensions.DependencyInjection;
using ProcurementHub.Jobs.Scheduling;

namespace ProcurementHub.Jobs.LeadTimes;

public static class LeadTimeRegistration
{
    /// <summary>Storage, the source catalogue, the site's options and a clock must be registered.</summary>
    public static IServiceCollection AddLeadTimes(this IServiceCollection services)
    {
        services.AddSingleton<LeadTimeStatistics>();
        services.AddSingleton<LeadTimeUpkeep>();
        return services;
    }

    internal static IServiceCollection AddLeadTimeSchedule(this IServiceCollection services) =>
        services.AddLook<LeadTimeJob>("lead times", ScheduleGroups.Collect);
}
