using System.Diagnostics;
using System.Globalization;

namespace ProcurementHub.Jobs.Nodes;

/// <summary>
/// What a process is called in the database: machine, number and start, since numbers come round again. Written as
/// "machine/1234/5678".
/// </summary>
internal static class NodeName
{
    public static string Current { get; } = string.Create(
        CultureInfo.InvariantCulture, $"{Environment.MachineName}/{Environment.ProcessId}/{StartOf(Environment.ProcessId)}");

    /// <summary>Whether it is certain that the process has ended. Of another machine's nothing is known but its signs of life.</summary>
    public static bool HasEnded(string name) =>
        name.Split('/') is [var machine, var process, var start, ..] && machine == Environment.MachineName
        && !(int.TryParse(process, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && StartOf(id) == start);

    /// <summary>For people.</summary>
    public static string Told(string? name) =>
        name?.Split('/') is [var machine, var process, ..] ? $"process {process} on {machine}" : "another process";

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
