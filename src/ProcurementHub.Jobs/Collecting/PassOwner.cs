using System.Globalization;
using ProcurementHub.Jobs.Nodes;
using ProcurementHub.Storage.Collecting;

namespace ProcurementHub.Jobs.Collecting;

/// <summary>Whose a pass is, and whether that process still runs it.</summary>
internal static class PassOwner
{
    public static bool IsAlive(OpenPass pass, DateTimeOffset now) =>
        pass.Owner is { } owner && pass.HeartbeatAt is { } heartbeat && now - heartbeat <= Heartbeat.LongestSilence
        && heartbeat - now <= Heartbeat.ClockPlay && !NodeName.HasEnded(owner);

    /// <summary>For people: who has the source, and since when.</summary>
    public static string Told(OpenPass pass) => string.Create(
        CultureInfo.InvariantCulture,
        $"It is being collected by {NodeName.Told(pass.Owner)} since {pass.StartedAt:yyyy-MM-dd HH:mm:ss} UTC (last sign {pass.HeartbeatAt:HH:mm:ss}); nothing was done here.");
}
