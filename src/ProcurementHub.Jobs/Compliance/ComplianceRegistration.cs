using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ProcurementHub.Core.Calendars;
using ProcurementHub.Core.Compliance;

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
}
