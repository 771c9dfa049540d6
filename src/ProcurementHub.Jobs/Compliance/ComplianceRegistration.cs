using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ProcurementHub.Core.Calendars;
using ProcurementHub.Core.Compliance;
using ProcurementHub.Jobs.Scheduling;

namespace ProcurementHub.Jobs.Compliance;

public static class ComplianceRegistration
{
    /// <summary>Storage, the source catalogue and a clock must be registered; rules and calendars that are, are used.</summary>
    public static IServiceCollection AddHubCompliance(this IServiceCollection services)
    {
        services.TryAddSingleton(WorkingCalendars.Standard);
        services.TryAddSingleton(Duties.Standard);
        services.TryAddSingleton<ComplianceBook>();
        return services;
    }

    /// <summary>The weekly mail to staff; mails, links and the configuration must be registered.</summary>
    public static IServiceCollection AddComplianceMails(this IServiceCollection services)
    {
        services.AddStaff();
        return services.AddSingleton<ComplianceMailPass>();
    }

    /// <summary>A mail that was missed on Monday goes out when the hub is back.</summary>
    internal static IServiceCollection AddComplianceSchedule(this IServiceCollection services) =>
        services.AddLook<ComplianceMailJob>("compliance mail", ScheduleGroups.Send);
}
