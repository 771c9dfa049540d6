namespace ProcurementHub.Benchmarks.Soak;

/// <summary>
/// Whether memory is flat once the program is warm: the middle of the last third of the looks against that of the third
/// before it. The first third, with everybody's first mail in it, is the warming up.
/// </summary>
/// <param name="Slope">Megabytes a minute, by least squares over both thirds.</param>
internal sealed record SoakMemory(double AtStart, double AtEnd, double Slope)
{
    // A heap is let grow by the collector as it pleases; a leak of a kilobyte a request would be 36 MB in half an hour.
    private const double Allowed = 1.25;
    private const double AllowedMegabytes = 100;

    public bool IsFlat => AtEnd <= AtStart * Allowed + AllowedMegabytes;

    public static SoakMemory Of(IReadOnlyList<SoakMinute> looks, Func<SoakMinute, double> figure)
    {
        var warm = looks.Skip(looks.Count / 3).ToList();
        if (warm.Count == 0)
            return new SoakMemory(0, 0, 0);
        var (first, last) = (warm[..((warm.Count + 1) / 2)], warm[(warm.Count / 2)..]);
        return new SoakMemory(Middle(first.Select(figure)), Middle(last.Select(figure)), Rise(warm, figure));
    }

    private static double Middle(IEnumerable<double> figures)
    {
        var sorted = figures.Order().ToList();
        return sorted[sorted.Count / 2];
    }

    private static double Rise(List<SoakMinute> looks, Func<SoakMinute, double> figure)
    {
        var (x, y) = (looks.Average(look => look.Minutes), looks.Average(figure));
        var spread = looks.Sum(look => (look.Minutes - x) * (look.Minutes - x));
        return spread == 0 ? 0 : looks.Sum(look => (look.Minutes - x) * (figure(look) - y)) / spread;
    }
}
