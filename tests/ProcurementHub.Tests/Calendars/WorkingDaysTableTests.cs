using System.Globalization;
using ProcurementHub.Core.Calendars;

namespace ProcurementHub.Tests.Calendars;

/// <summary>Held against calendars that were written down by hand: the days from Monday to Friday on which public bodies do not work.</summary>
public sealed class WorkingDaysTableTests
{
    private static readonly TestCaseData[] years =
    [
        new("PE", 2024, "01-01 01-02 03-28 03-29 05-01 06-07 07-23 07-26 07-29 08-06 08-30 10-07 10-08 11-01 12-06 12-09 12-23 12-24 12-25 12-30 12-31", 241),
        new("PE", 2025, "01-01 04-17 04-18 05-01 05-02 07-23 07-28 07-29 08-06 10-08 12-08 12-09 12-25 12-26", 247),
        new("PE", 2026, "01-01 01-02 04-02 04-03 05-01 06-29 07-23 07-28 07-29 08-06 10-08 12-08 12-09 12-25", 247),
        new("PE", 2027, "01-01 03-25 03-26 06-07 06-29 07-23 07-28 07-29 08-06 08-30 10-08 11-01 12-08 12-09", 247),
        new("CO", 2023, "01-09 03-20 04-06 04-07 05-01 05-22 06-12 06-19 07-03 07-20 08-07 08-21 10-16 11-06 11-13 12-08 12-25", 243),
        new("CO", 2024, "01-01 01-08 03-25 03-28 03-29 05-01 05-13 06-03 06-10 07-01 08-07 08-19 10-14 11-04 11-11 12-25", 246),
        new("CO", 2025, "01-01 01-06 03-24 04-17 04-18 05-01 06-02 06-23 06-30 08-07 08-18 10-13 11-03 11-17 12-08 12-25", 245),
        new("CO", 2026, "01-01 01-12 03-23 04-02 04-03 05-01 05-18 06-08 06-15 06-29 07-20 08-07 08-17 10-12 11-02 11-16 12-08 12-25", 243),
        new("CO", 2027, "01-01 01-11 03-22 03-25 03-26 05-10 05-31 06-07 07-05 07-20 08-16 10-18 11-01 11-15 12-08", 246),
        new("CL", 2023, "01-02 04-07 05-01 06-21 06-26 08-15 09-18 09-19 10-09 10-27 11-01 12-08 12-25", 247),
        new("CL", 2024, "01-01 03-29 05-01 05-21 06-20 07-16 08-15 09-18 09-19 09-20 10-31 11-01 12-25", 249),
        new("CL", 2025, "01-01 04-18 05-01 05-21 06-20 07-16 08-15 09-18 09-19 10-31 12-08 12-25", 249),
        new("CL", 2026, "01-01 04-03 05-01 05-21 06-29 07-16 09-18 10-12 12-08 12-25", 251),
        new("CL", 2027, "01-01 03-26 05-21 06-21 06-28 07-16 09-17 10-11 11-01 12-08", 251),
    ];

    [TestCaseSource(nameof(years))]
    public void Year_OfACountry_IsWorkedOnAllWeekdaysButThese(string country, int year, string notWorked, int worked)
    {
        var calendar = WorkingCalendar.Of(country);
        var days = Enumerable.Range(0, DateTime.IsLeapYear(year) ? 366 : 365).Select(new DateOnly(year, 1, 1).AddDays)
            .Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).ToList();

        Assert.That(string.Join(' ', days.Where(day => !calendar.IsWorkingDay(day)).Select(day => day.ToString("MM-dd", CultureInfo.InvariantCulture))), Is.EqualTo(notWorked));
        Assert.That(calendar.Between(new DateOnly(year - 1, 12, 31), new DateOnly(year, 12, 31)), Is.EqualTo(worked));
    }

    // Counted on a wall calendar: the first day is left out, the last is in.
    [TestCase("2024-12-20", 5, "2025-01-06", TestName = "over the decreed days of Christmas 2024")]
    [TestCase("2025-12-24", 3, "2025-12-31", TestName = "over 25 and 26 December 2025")]
    [TestCase("2025-12-31", 20, "2026-01-30", TestName = "over New Year's day 2026 and the day after it")]
    [TestCase("2026-07-22", 4, "2026-07-31", TestName = "over the national days of 2026")]
    [TestCase("2027-03-24", 1, "2027-03-29", TestName = "over the Easter of 2027")]
    public void Period_InPeru_EndsOnTheDayCountedByHand(string from, int days, string until)
    {
        var (first, last) = (Day(from), Day(until));

        Assert.That(WorkingCalendar.Of("PE").After(first, days), Is.EqualTo(last));
        Assert.That(WorkingCalendar.Of("PE").Between(first, last), Is.EqualTo(days));
    }

    [Test]
    public void OwnDecrees_AreAddedToThoseThatComeWithTheHub()
    {
        using var file = new StringReader("""
            # Of the operator.
            country,day,scope,confidence,citation
            PE,2027-01-04,public,confirmed,Decreto Supremo 1-2026-PCM, artículo 1
            """);

        var own = DecreedDay.Read(file).Value;
        var calendar = new WorkingCalendars(own).Of("PE");

        Assert.That(own.Single().Citation, Is.EqualTo("Decreto Supremo 1-2026-PCM, artículo 1"));
        Assert.That((calendar.IsWorkingDay(new(2027, 1, 4)), calendar.IsWorkingDay(new(2026, 1, 2)), calendar.IsWorkingDay(new(2027, 1, 5))), Is.EqualTo((false, false, true)));
        Assert.That(WorkingCalendar.Of("PE").IsWorkingDay(new(2027, 1, 4)), Is.True);
    }

    [TestCase("country,day\nPE,2027-01-04", "line 1")]
    [TestCase("country,day,scope,confidence,citation\nPE,04/01/2027,public,confirmed,DS 1", "'04/01/2027' is not a day")]
    [TestCase("country,day,scope,confidence,citation\nPE,2027-01-04,public,sure,DS 1", "'sure'")]
    [TestCase("country,day,scope,confidence,citation\nPE,2027-01-04,public,confirmed,", "line 2")]
    public void File_ThatIsWrittenWrongly_SaysWhere(string text, string reason)
    {
        using var file = new StringReader(text);

        Assert.That(DecreedDay.Read(file).Reason, Does.Contain(reason));
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
