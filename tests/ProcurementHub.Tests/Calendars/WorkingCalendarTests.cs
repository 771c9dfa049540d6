using ProcurementHub.Core.Calendars;

namespace ProcurementHub.Tests.Calendars;

public sealed class WorkingCalendarTests
{
    private static readonly WorkingCalendar peru = WorkingCalendar.Of("PE");

    [TestCase("2026-07-27", true)]
    [TestCase("2026-07-28", false)]
    [TestCase("2026-07-29", false)]
    [TestCase("2026-07-26", false, TestName = "a Sunday")]
    [TestCase("2026-04-02", false, TestName = "Maundy Thursday")]
    [TestCase("2026-04-03", false, TestName = "Good Friday")]
    [TestCase("2025-04-17", false, TestName = "Maundy Thursday of another year")]
    [TestCase("2021-12-09", true, TestName = "before the law that made it a holiday")]
    [TestCase("2022-12-09", false)]
    public void Day_OfPeru_IsWorkedOrNot(string day, bool isWorked) =>
        Assert.That(peru.IsWorkingDay(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)), Is.EqualTo(isWorked));

    [TestCase(9, 14, 3, TestName = "Friday to Wednesday")]
    [TestCase(9, 9, 0)]
    [TestCase(10, 12, 1, TestName = "a Saturday is not counted, the Monday is")]
    [TestCase(7, 9, 1, TestName = "the eighth is a holiday")]
    [TestCase(14, 9, -3)]
    public void Between_CountsTheLastDayAndNotTheFirst(int from, int to, int days)
    {
        var (first, last) = (new DateOnly(2026, 10, from), new DateOnly(2026, 10, to));

        Assert.That(peru.Between(first, last), Is.EqualTo(days));
        if (days >= 0 && peru.IsWorkingDay(last))
            Assert.That(peru.After(first, days), Is.EqualTo(last));
    }

    [Test]
    public void Country_WhoseHolidaysAreNotKnown_LeavesOutTheWeekends()
    {
        var other = WorkingCalendar.Of("PY");

        Assert.That((other.KnowsHolidays, peru.KnowsHolidays), Is.EqualTo((false, true)));
        Assert.That(other.Between(new DateOnly(2026, 9, 17), new DateOnly(2026, 9, 21)), Is.EqualTo(2));
    }
}
