namespace ProcurementHub.Core.Calendars;

/// <summary>Where a holiday goes by the day of the week on which it falls.</summary>
internal enum HolidayShift
{
    None,

    /// <summary>To the Monday after, unless it is one (Colombia, Ley 51 de 1983).</summary>
    ToMonday,

    /// <summary>From Tuesday, Wednesday and Thursday to the Monday before, from Friday to the Monday after (Chile, Ley 19.668).</summary>
    NearMonday,

    /// <summary>From Tuesday to the Friday before, from Wednesday to the Friday after (Chile, Ley 20.299).</summary>
    NearFriday,

    /// <summary>Kept only where it is a Monday.</summary>
    IfMonday,

    /// <summary>Kept only where it is a Friday.</summary>
    IfFriday,
}

internal static class HolidayShifts
{
    public static HolidayShift Of(string word) => word switch
    {
        "to-monday" => HolidayShift.ToMonday,
        "near-monday" => HolidayShift.NearMonday,
        "near-friday" => HolidayShift.NearFriday,
        "if-monday" => HolidayShift.IfMonday,
        "if-friday" => HolidayShift.IfFriday,
        _ => throw new InvalidOperationException($"'{word}' is no way for a holiday to move."),
    };

    /// <summary>Null where it is not kept.</summary>
    public static DateOnly? Apply(HolidayShift shift, DateOnly day) => (shift, day.DayOfWeek) switch
    {
        (HolidayShift.IfMonday, not DayOfWeek.Monday) or (HolidayShift.IfFriday, not DayOfWeek.Friday) => null,
        (HolidayShift.ToMonday, var weekday) => day.AddDays(((int)DayOfWeek.Monday - (int)weekday + 7) % 7),
        (HolidayShift.NearMonday, (DayOfWeek.Tuesday or DayOfWeek.Wednesday or DayOfWeek.Thursday) and var weekday) => day.AddDays(DayOfWeek.Monday - weekday),
        (HolidayShift.NearMonday, DayOfWeek.Friday) => day.AddDays(3),
        (HolidayShift.NearFriday, DayOfWeek.Tuesday) => day.AddDays(-4),
        (HolidayShift.NearFriday, DayOfWeek.Wednesday) => day.AddDays(2),
        _ => day,
    };
}
