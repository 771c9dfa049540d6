using Microsoft.Extensions.Diagnostics.HealthChecks;
using ProcurementHub.Jobs.Scheduling;
using ProcurementHub.Storage.Evidence;

namespace ProcurementHub.Web.Health;

/// <summary>
/// Pages can be shown without a disk to write to, so a process that does no more is only degraded. One that collects and
/// sends is of no use then.
/// </summary>
internal sealed class FolderHealth(EvidenceFolder evidence, IServiceProvider services) : IHealthCheck
{
    private const long FewBytes = 1L << 30;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken) => Task.FromResult(Look());

    private HealthCheckResult Look()
    {
        try
        {
            evidence.CheckRoom();
            var free = evidence.FreeBytes();
            return free >= FewBytes
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Degraded($"The disk of the data folder is nearly full: {free >> 20} MB are left.");
        }
        catch (IOException) when (IsFull())
        {
            return Useless("The disk of the data folder is full: nothing is fetched until there is room again.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Whoever may ask here need not learn where the folder stands; 'hub doctor' tells.
            return Useless("Nothing can be written to the data folder; 'hub doctor' tells why.");
        }
    }

    private bool IsFull()
    {
        try
        {
            return evidence.FreeBytes() < EvidenceFolder.LeastFreeBytes;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private HealthCheckResult Useless(string reason) =>
        services.GetService(typeof(JobLog)) is null ? HealthCheckResult.Degraded(reason) : HealthCheckResult.Unhealthy(reason);
}
