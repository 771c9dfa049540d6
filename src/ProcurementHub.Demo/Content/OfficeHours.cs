namespace ProcurementHub.Demo.Content;

/// <summary>The working time between two instants, Monday to Friday from 08:00 to 18:00 local, as one even stretch.</summary>
internal sealed class OfficeHours
{
    /// <summary>The country keeps this offset all year.</summary>
    public static readonly TimeSpan Offset = TimeSpan.FromHours(-5);

    private readonly List<(DateTimeOffset Start, TimeSpan Length)> _windows = [];
    private readonly TimeSpan _total;

    public OfficeHours(DateTimeOffset from, DateTimeOffset to)
    {
        var (start, end) = (from.ToOffset(Offset), to.ToOffset(Offset));
        for (var day = start.Date; day <= end.Date; day = day.AddDays(1))
        {
            var opens = Later(start, new DateTimeOffset(day.AddHours(8), Offset));
            var closes = Earlier(end, new DateTimeOffset(day.AddHours(18), Offset));
            if (IsWorkingDay(DateOnly.FromDateTime(day)) && opens < closes)
                _windows.Add((opens, closes - opens));
        }

        // A night or a Sunday has no office hours; what is published then goes out at any hour.
        if (_windows.Count == 0)
            _windows.Add((start, end - start));
        _total = _windows.Aggregate(TimeSpan.Zero, (sum, window) => sum + window.Length);
    }

    /// <summary>The minute at <paramref name="fraction"/> (0 up to 1) of the stretch; never earlier for a larger one.</summary>
    public DateTimeOffset At(double fraction)
    {
        var left = _total * fraction;
        foreach (var (start, length) in _windows)
        {
            if (left < length)
                return WholeMinute(start + left);
            left -= length;
        }

        return WholeMinute(_windows[^1].Start + _windows[^1].Length);
    }

    public static bool IsWorkingDay(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    public static DateOnly AddWorkingDays(DateOnly day, int count)
    {
        while (count > 0)
        {
            day = day.AddDays(1);
            if (IsWorkingDay(day))
                count--;
        }

        return day;
    }

    private static DateTimeOffset WholeMinute(DateTimeOffset instant) =>
        new(instant.Ticks - instant.Ticks % TimeSpan.TicksPerMinute, instant.Offset);

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;
}
