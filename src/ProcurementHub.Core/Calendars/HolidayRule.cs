using System.Globalization;

namespace ProcurementHub.Core.Calendars;

/// <summary>A day on which nobody works, every year from one on and up to another.</summary>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="MonthAndDay">Null for a day that moves with Easter.</param>
/// <param name="FromEaster">Days from Easter Sunday; negative before it.</param>
/// <param name="Shift">Where it goes when it falls on an unwanted day of the week.</param>
/// <param name="Since">First year in which it was kept; null where it always was.</param>
/// <param name="Until">Last year; null while it stands.</param>
internal sealed record HolidayRule(string Country, (int Month, int Day)? MonthAndDay, int FromEaster, HolidayShift Shift, int? Since, int? Until)
{
    /// <summary>
    /// The rules of a file with a header: country, day ("07-28", "easter-2", "easter+43", and behind it, after a blank,
    /// where it goes), since, until, law.
    /// </summary>
    public static IEnumerable<HolidayRule> Read(TextReader lines)
    {
        lines.ReadLine();
        while (lines.ReadLine() is { } line)
        {
            var cells = line.Split(',');
            var (day, shift) = cells[1].Split(' ') is [var only, var behind] ? (only, HolidayShifts.Of(behind)) : (cells[1], HolidayShift.None);
            var moves = day.StartsWith("easter", StringComparison.Ordinal);
            yield return new HolidayRule(
                cells[0],
                moves ? null : (Number(day[..2]), Number(day[3..])),
                moves ? int.Parse(day["easter".Length..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : 0,
                shift, Year(cells[2]), Year(cells[3]));
        }

        static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

        static int? Year(string text) => text.Length == 0 ? null : Number(text);
    }

    /// <summary>Null where the year does not keep it.</summary>
    public DateOnly? In(int year) =>
        year < Since || year > Until ? null
        : HolidayShifts.Apply(Shift, MonthAndDay is { } fixedDay ? new DateOnly(year, fixedDay.Month, fixedDay.Day) : EasterOf(year).AddDays(FromEaster));

    /// <summary>Easter Sunday of the Gregorian calendar, by the rule of 1876 that Meeus gives.</summary>
    internal static DateOnly EasterOf(int year)
    {
        var (golden, century, rest) = (year % 19, year / 100, year % 100);
        var epact = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
        var weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
        var correction = (golden + 11 * epact + 22 * weekday) / 451;
        var days = epact + weekday - 7 * correction + 114;
        return new DateOnly(year, days / 31, days % 31 + 1);
    }
}
