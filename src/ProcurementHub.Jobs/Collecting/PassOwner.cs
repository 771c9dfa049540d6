using System.Diagnostics;
using System.Globalization;
using ProcurementHub.Storage.Collecting;

namespace ProcurementHub.Jobs.Collecting;

/// <summary>
/// The process that runs a pass: machine, number and start, since numbers come round again. Written as
/// "machine/1234/5678".
/// </summary>
internal static class PassOwner
{
    /// <summary>An owner that gives no sign for so long is taken for dead, wherever it runs.</summary>
    public static readonly TimeSpan LongestSilence = TimeSpan.FromMinutes(2);

    public static string Current { get; } = string.Create(
        CultureInfo.InvariantCulture, $"{Environment.MachineName}/{Environment.ProcessId}/{StartOf(Environment.ProcessId)}");

    public static bool IsAlive(OpenPass pass, DateTimeOffset now)
    {
        if (pass.Owner is not { } owner || pass.HeartbeatAt is not { } heartbeat || now - heartbeat > LongestSilence)
            return false;
        // Nothing can be asked about a process of another machine but its signs of life.
        return owner.Split('/') is not [var machine, var process, var start] || machine != Environment.MachineName
            || (int.TryParse(process, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && StartOf(id) == start);
    }

    /// <summary>For people: who has the source, and since when.</summary>
    public static string Told(OpenPass pass)
    {
        var who = pass.Owner?.Split('/') is [var machine, var process, _] ? $"process {process} on {machine}" : "another process";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"It is being collected by {who} since {pass.StartedAt:yyyy-MM-dd HH:mm:ss} UTC (last sign {pass.HeartbeatAt:HH:mm:ss}); nothing was done here.");
    }

    /// <summary>Something that two processes of one number do not share; null when there is no such process.</summary>
    private static string? StartOf(int process)
    {
        try
        {
            if (!OperatingSystem.IsLinux())
            {
                using var found = Process.GetProcessById(process);
                return found.StartTime.ToUniversalTime().Ticks.ToString(CultureInfo.InvariantCulture);
            }

            // Behind the name, which may hold anything: the state, and as the twentieth the start in ticks since
            // the boot. A zombie has ended; only its parent has not looked yet.
            var fields = File.ReadAllText($"/proc/{process}/stat").Split(')')[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return fields[0] is "Z" or "X" ? null : fields[19];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }
}
