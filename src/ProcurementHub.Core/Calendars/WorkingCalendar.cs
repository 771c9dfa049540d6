using System.Collections.Concurrent;

namespace ProcurementHub.Core.Calendars;

/// <summary>
/// The working days of a country: no Saturdays, no Sundays, no national holidays. Days that are declared non-working for
/// a single year are not known here, so a count may be one or two days too high and is never too low. Of a country whose
/// holidays are not in the data file only the weekends are left out.
/// </summary>
public sealed class WorkingCalendar
{
    private const string File = "ProcurementHub.Core.Calendars.Data.holidays.csv";

    private static readonly Lazy<ILookup<string, HolidayRule>> rules = new(Read);
    private static readonly ConcurrentDictionary<string, WorkingCalendar> calendars = new(StringComparer.Ordinal);

    private readonly List<HolidayRule> holidays;
    private readonly ConcurrentDictionary<int, HashSet<DateOnly>> byYear = [];

    private WorkingCalendar(string country) => holidays = [.. rules.Value[country]];

    /// <param name="country">ISO 3166-1 alpha-2.</param>
    public static WorkingCalendar Of(string country) => calendars.GetOrAdd(country, code => new WorkingCalendar(code));

    /// <summary>False where only weekends are known.</summary>
    public bool KnowsHolidays => holidays.Count > 0;

    public bool IsWorkingDay(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
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

    private static ILookup<string, HolidayRule> Read()
    {
        using var stream = typeof(WorkingCalendar).Assembly.GetManifestResourceStream(File)
            ?? throw new InvalidOperationException($"The assembly has no {File}.");
        using var text = new StreamReader(stream);
        return HolidayRule.Read(text).ToLookup(rule => rule.Country);
    }
}
