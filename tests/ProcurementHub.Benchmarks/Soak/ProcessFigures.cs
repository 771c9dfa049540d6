using System.Globalization;

namespace ProcurementHub.Benchmarks.Soak;

/// <summary>What the system says of a process, in megabytes.</summary>
/// <param name="Resident">With the pages of the database that are mapped, which the system takes back when it needs them.</param>
/// <param name="Own">Without what is mapped from files: heap, stacks and the engine's own.</param>
internal sealed record ProcessFigures(double Resident, double Own, int Handles, int Threads)
{
    public static ProcessFigures Of(int id)
    {
        var lines = File.ReadAllLines($"/proc/{id.ToString(CultureInfo.InvariantCulture)}/status")
            .Select(line => line.Split(':', 2)).ToDictionary(line => line[0], line => Number(line[1]));
        return new ProcessFigures(
            lines["VmRSS"] / 1024, lines["RssAnon"] / 1024, Directory.GetFiles($"/proc/{id.ToString(CultureInfo.InvariantCulture)}/fd").Length, (int)lines["Threads"]);
    }

    private static double Number(string text) =>
        double.TryParse(text.Trim().Split(' ', '\t')[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
