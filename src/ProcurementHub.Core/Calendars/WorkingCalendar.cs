using System.Collections.Concurrent;

namespace ProcurementHub.Core.Calendars;

/// <summary>
/// The working days of a country's public bodies: no Saturdays, no Sundays, no national holidays, no days that a decree
/// known here makes non-working ones. A decree that nobody has written down makes a count one or two days too high, and
/// none makes it too low. Days of a part of the country count as worked. Of a country whose holidays are not in the data
/// file only the weekends are left out.
/// </summary>
public sealed class WorkingCalendar
{
    private readonly IReadOnlyList<HolidayRule> holidays;
    private readonly HashSet<DateOnly> decreed;
    private readonly ConcurrentDictionary<int, HashSet<DateOnly>> byYear = [];

    internal WorkingCalendar(IReadOnlyList<HolidayRule> holidays, IEnumerable<DecreedDay> decreed) =>
        (this.holidays, this.decreed) = (holidays, [.. decreed.Select(day => day.Day)]);

    /// <summary>As it comes with the hub, without decrees of the hub's operator: <see cref="WorkingCalendars"/> has those.</summary>
    /// <param name="country">ISO 3166-1 alpha-2.</param>
    public static WorkingCalendar Of(string country) => WorkingCalendars.Standard.Of(country);

    /// <summary>False where only weekends are known.</summary>
    public bool KnowsHolidays => holidays.Count > 0;

    public bool IsWorkingDay(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
        && !decreed.Contains(day)
        && !byYear.GetOrAdd(day.Year, year => [.. holidays.Select(holiday => holiday.In(year)).OfType<DateOnly>()]).Contains(day);

    /// <summary>Working days after one day and up to another: the first is not counted and the last is. Negative when it is before.</summary>
    public int Between(DateOnly from, DateOnly to)
    {
        if (to < from)
            return -Between(to, from);
        var count = 0;
        for (var day = from.AddDays(1); day <= to; day = day.AddDays(1))
        {
            if (IsWorkingDay(day))
                count++;
        }

        return count;
    }

    /// <summary>The day on which that many working days after <paramref name="from"/> have passed.</summary>
    public DateOnly After(DateOnly from, int workingDays)
    {
        while (workingDays > 0)
        {
            from = from.AddDays(1);
            if (IsWorkingDay(from))
                workingDays--;
        }

        return from;
    }
}
