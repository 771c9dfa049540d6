using System.Globalization;
using ProcurementHub.Sources.Normalising;

namespace ProcurementHub.Tests.Sources.Normalising;

public sealed class DateTextTests
{
    private static readonly string[] forms =
        ["dd/MM/yyyy HH:mm:ss", "dd/MM/yyyy HH:mm", "dd/MM/yyyy", "dd/MM/yy", "d 'de' MMMM 'de' yyyy", "iso"];

    private static readonly TimeZoneInfo lima = TimeZoneInfo.FindSystemTimeZoneById("America/Lima");
    private static readonly TimeZoneInfo santiago = TimeZoneInfo.FindSystemTimeZoneById("America/Santiago");

    [TestCase("28/01/2026 15:09", "2026-01-28T15:09:00-05:00")]
    [TestCase("14/08/2026 19:43:47", "2026-08-14T19:43:47-05:00")]
    [TestCase("29/09/2026 ", "2026-09-29T00:00:00-05:00")]
    [TestCase("05/10/26", "2026-10-05T00:00:00-05:00")]
    [TestCase("15 de Setiembre de 2026", "2026-09-15T00:00:00-05:00")]
    [TestCase("3 de abril de 2026", "2026-04-03T00:00:00-05:00")]
    [TestCase("2025-03-28T11:54:13.213", "2025-03-28T11:54:13-05:00")]
    [TestCase("2026-09-03T16:09:00-05:00", "2026-09-03T16:09:00-05:00")]
    [TestCase("2026-09-14T14:59:19.148095Z", "2026-09-14T09:59:19-05:00")]
    [TestCase("2026-09-03 16:09", "2026-09-03T16:09:00-05:00")]
    [TestCase("2026-09-03", "2026-09-03T00:00:00-05:00")]
    [TestCase("2026-09-03+02:00", "2026-09-02T17:00:00-05:00")]
    [TestCase("2026-09-03Z", "2026-09-02T19:00:00-05:00")]
    public void Parse_FormThatPublishersUse_IsReadInTheSourcesZone(string text, string expected) =>
        Assert.That(Instant(text, lima), Is.EqualTo(expected));

    [TestCase("45131", "2023-07-24T00:00:00-05:00")]
    [TestCase("45131.6458333333", "2023-07-24T15:30:00-05:00")]
    [TestCase("45131.9999999", "2023-07-25T00:00:00-05:00")]
    [TestCase("1", null)]
    [TestCase("4513100", null)]
    [TestCase("24/07/2023", null)]
    public void Parse_NumberOfASpreadsheet_IsItsDay(string text, string? expected)
    {
        var date = DateText.Parse(text, ["serial"]);

        Assert.That(date.HasValue ? date.Value.In(lima, isEnd: false).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture) : null, Is.EqualTo(expected));
    }

    [TestCase("31/02/2026")]
    [TestCase("2026-13-01")]
    [TestCase("2026-02-30")]
    [TestCase("2026-01-01T25:00")]
    [TestCase("2026-01-01T10:00+99:00")]
    [TestCase("2026-01-01T10:00:00.")]
    [TestCase("2026-01-01+99:00")]
    [TestCase("26/01")]
    [TestCase("por definir")]
    [TestCase("---")]
    public void Parse_WhatIsNoDate_IsAReason(string text) =>
        Assert.That(DateText.Parse(text, forms).Reason, Is.EqualTo("is not a date in a form of this source"));

    [Test]
    public void In_DayWithoutATimeThatEndsSomething_IsItsLastSecond() =>
        Assert.That(DateText.Parse("05/10/2026 ", forms).Value.In(lima, isEnd: true), Is.EqualTo(new DateTimeOffset(2026, 10, 5, 23, 59, 59, TimeSpan.FromHours(-5))));

    [Test]
    public void In_MidnightThatSummerTimeLeavesOut_IsTheHourAfter()
    {
        // In Chile the clocks go from 23:59:59 of 6 September 2025 to 01:00.
        var instant = DateText.Parse("2025-09-07", forms).Value.In(santiago, isEnd: false);

        Assert.That(instant, Is.EqualTo(new DateTimeOffset(2025, 9, 7, 1, 0, 0, TimeSpan.FromHours(-3))));
    }

    [Test]
    public void In_HourThatComesTwice_IsTheEarlierOne()
    {
        // On 5 April 2025 the hour before midnight came twice in Chile.
        var instant = DateText.Parse("2025-04-05T23:30", forms).Value.In(santiago, isEnd: true);

        Assert.That(instant.Offset, Is.EqualTo(TimeSpan.FromHours(-3)));
    }

    [Test]
    public void In_OffsetOfTheTextInASourceOfManyCountries_IsKept() =>
        Assert.That(DateText.Parse("2026-09-03T16:09:00-05:00", forms).Value.In(TimeZoneInfo.Utc, isEnd: false).Offset, Is.EqualTo(TimeSpan.FromHours(-5)));

    [TestCase("0001-01-01T00:00:00", true)]
    [TestCase("2099-01-01", true)]
    [TestCase("9999-12-31T23:59:59Z", true)]
    [TestCase("2026-01-01", false)]
    public void IsStandIn_YearThatNobodyMeans_IsTold(string text, bool expected) =>
        Assert.That(DateText.Parse(text, forms).Value.IsStandIn, Is.EqualTo(expected));

    [TestCase("Setiembre", 9)]
    [TestCase("Abril ", 4)]
    [TestCase("SET", 9)]
    [TestCase("septiembre", 9)]
    [TestCase("Sep.", 9)]
    [TestCase("09", 9)]
    [TestCase("August", 8)]
    [TestCase("13", null)]
    [TestCase("ma", null)]
    [TestCase("trimestre", null)]
    public void Month_AsPlansWriteIt_IsItsNumber(string text, int? month) => Assert.That(MonthText.Parse(text), Is.EqualTo(month));

    private static string Instant(string text, TimeZoneInfo zone) =>
        DateText.Parse(text, forms).Value.In(zone, isEnd: false).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
}
