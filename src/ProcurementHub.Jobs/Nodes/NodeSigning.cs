using System.Data.Common;
using System.Reflection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ProcurementHub.Storage.Nodes;

namespace ProcurementHub.Jobs.Nodes;

/// <summary>Says in the database that this process is there, what it does, and at its end that it is gone.</summary>
internal sealed partial class NodeSigning(NodeRoles roles, NodeStore nodes, TimeProvider time, ILogger<NodeSigning> logger) : BackgroundService
{
    // For the question what became of it; then nobody asks any more.
    private static readonly TimeSpan remembered = TimeSpan.FromDays(1);

    private readonly NodeRow self = new()
    {
        Name = NodeName.Current,
        Roles = roles.Write(),
        Version = Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0",
        StartedAt = time.GetUtcNow(),
        SignedAt = time.GetUtcNow(),
    };

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Heartbeat.Every, time);
        do
        {
            try
            {
                var now = time.GetUtcNow();
                await nodes.SignAsync(self with { SignedAt = now }, now - remembered, stoppingToken);
            }
            catch (Exception exception) when (exception is DbException or IOException or InvalidOperationException)
            {
                LogUnsigned(exception.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await nodes.SignOffAsync(self.Name, cancellationToken);
        }
        catch (Exception exception) when (exception is DbException or IOException or InvalidOperationException)
        {
            // It is taken for dead after a while, which is as true.
            LogUnsigned(exception.Message);
        }
    }

    [LoggerMessage(3102, LogLevel.Warning, "This node could not sign: {Reason}")]
    private partial void LogUnsigned(string reason);
}
