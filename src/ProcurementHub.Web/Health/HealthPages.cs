using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ProcurementHub.Web.Health;

/// <summary>
/// "/health/live": the process answers; nothing else is asked, because a restart mends neither a database nor a
/// portal. "/health/ready": 503 while the database cannot be used, or nothing can be kept by a process that is there to
/// collect and to send; else 200, and what is wrong with sources, disk, jobs and mail.
/// </summary>
internal static class HealthPages
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static void AddHubHealth(this IServiceCollection services) => services.AddHealthChecks()
        .AddCheck<DatabaseHealth>("database", failureStatus: HealthStatus.Unhealthy, tags: [], timeout: Patience)
        .AddCheck<SourcesHealth>("sources", failureStatus: HealthStatus.Degraded, tags: [], timeout: Patience)
        .AddCheck<FolderHealth>("folder", failureStatus: HealthStatus.Degraded, tags: [], timeout: Patience)
        .AddCheck<WorkHealth>("work", failureStatus: HealthStatus.Degraded, tags: [], timeout: Patience)
        .AddCheck<OutboxHealth>("mail", failureStatus: HealthStatus.Degraded, tags: [], timeout: Patience);

    public static void MapHubHealth(this WebApplication application)
    {
        application.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = WriteAsync });
        application.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = WriteAsync });
    }

    private static Task WriteAsync(HttpContext context, HealthReport report) =>
        context.Response.WriteAsJsonAsync(HealthAnswer.Of(report), HealthAnswerJson.Default.HealthAnswer, cancellationToken: context.RequestAborted);
}
