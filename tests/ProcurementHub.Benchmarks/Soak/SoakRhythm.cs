namespace ProcurementHub.Benchmarks.Soak;

/// <summary>When the periods of a subscriber begin, counted by a rule of its own and not by the hub's.</summary>
internal sealed record SoakRhythm(int Frequency, string Zone, int Hour)
{
    private const int Hourly = 1;
    private const int Weekly = 3;

    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(Zone);

    /// <summary>The beginning of the period that goes on at an instant. The zones of the run know no summer time.</summary>
    public DateTimeOffset StartAt(DateTimeOffset at)
    {
        if (Frequency == Hourly)
            return at.AddTicks(-(at.UtcTicks % TimeSpan.TicksPerHour));
        var local = TimeZoneInfo.ConvertTime(at, _zone);
        var start = new DateTimeOffset(local.Year, local.Month, local.Day, Hour, 0, 0, local.Offset);
        if (start > at)
            start = start.AddDays(-1);
        while (Frequency == Weekly && start.DayOfWeek != DayOfWeek.Monday)
            start = start.AddDays(-1);
        return start;
    }

    public DateTimeOffset Next(DateTimeOffset start) => start + (Frequency switch
    {
        Hourly => TimeSpan.FromHours(1),
        Weekly => TimeSpan.FromDays(7),
        _ => TimeSpan.FromDays(1),
    });
}
