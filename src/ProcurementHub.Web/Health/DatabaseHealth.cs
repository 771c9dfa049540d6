using System.Data.Common;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using ProcurementHub.Storage.Migrating;

namespace ProcurementHub.Web.Health;

/// <summary>Without its database the hub can answer nothing, and with an older schema it would answer wrongly.</summary>
internal sealed partial class DatabaseHealth(Migrator migrator, ILogger<DatabaseHealth> logger) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        try
        {
            var pending = await migrator.PendingAsync(cancellationToken);
            return pending.Count == 0
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy($"{pending.Count} migrations are missing; 'hub migrate' applies them.");
        }
        catch (Exception exception) when (exception is DbException or IOException or UnauthorizedAccessException)
        {
            // Whoever may ask here need not learn where the database stands.
            LogFailure(exception);
            return HealthCheckResult.Unhealthy("The database cannot be reached.");
        }
    }

    [LoggerMessage(4001, LogLevel.Error, "The database cannot be reached")]
    private partial void LogFailure(Exception exception);
}
