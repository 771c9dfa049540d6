using Microsoft.Extensions.Diagnostics.HealthChecks;
using ProcurementHub.Jobs.Scheduling;

namespace ProcurementHub.Web.Health;

/// <summary>Whether what is due is done here by itself, and which jobs fail. A process that only shows pages has none.</summary>
internal sealed class WorkHealth(IServiceProvider services) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        if (services.GetService<SchedulerWatch>() is not { } watch)
            return HealthCheckResult.Healthy();
        if (!await watch.IsRunningAsync(cancellationToken))
            return HealthCheckResult.Degraded("The scheduler does not run: nothing is collected, matched or sent from here.");
        var failing = services.GetRequiredService<JobLog>().Failing;
        return failing.Count == 0
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Degraded($"The last pass failed of: {string.Join(", ", failing.Keys.Order(StringComparer.Ordinal))}; the log tells why.");
    }
}
