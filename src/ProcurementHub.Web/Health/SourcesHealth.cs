using System.Data.Common;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using ProcurementHub.Jobs.Health;
using ProcurementHub.Sources.Definitions;

namespace ProcurementHub.Web.Health;

/// <summary>A portal that fails is no reason to restart the hub, or to send readers elsewhere; but somebody should hear of it.</summary>
internal sealed class SourcesHealth(SourceWatch watch, SourceCatalog catalog) : IHealthCheck
{
    /// <summary>Key of the sources among the data of the result.</summary>
    public const string Sources = "sources";

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        IReadOnlyList<SourceHealth> polled;
        try
        {
            polled = [.. (await watch.ListAsync(cancellationToken)).Where(source => source.IsPolled)];
        }
        catch (Exception exception) when (exception is DbException or IOException or UnauthorizedAccessException)
        {
            return HealthCheckResult.Degraded("Nothing is known of the sources while the database fails.");
        }

        var reasons = catalog.Errors.Select(error => error.ToString()).ToList();
        var ill = polled.Where(source => source.Condition.IsTrouble()).Select(source => source.Definition.Id).ToList();
        if (ill.Count > 0)
            reasons.Add($"{ill.Count} of {polled.Count} sources are late or failing: {string.Join(", ", ill)}.");
        var data = new Dictionary<string, object> { [Sources] = polled };
        return reasons.Count == 0
            ? HealthCheckResult.Healthy(data: data)
            : HealthCheckResult.Degraded(string.Join(' ', reasons), data: data);
    }
}
