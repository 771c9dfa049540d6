using System.Globalization;
using ProcurementHub.Core.Calendars;

namespace ProcurementHub.Core.Compliance;

/// <summary>So many working or calendar days; the first is not counted, the last is.</summary>
public readonly record struct DutyPeriod(int Days, bool AreWorking)
{
    /// <summary>Null where it is not written like 15w or 30c.</summary>
    public static DutyPeriod? Parse(string text) =>
        text.Length > 1 && text[^1] is 'w' or 'c' && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var days)
            ? new DutyPeriod(days, text[^1] == 'w')
            : null;

    public DateOnly After(DateOnly day, WorkingCalendar calendar) => AreWorking ? calendar.After(day, Days) : day.AddDays(Days);
}
