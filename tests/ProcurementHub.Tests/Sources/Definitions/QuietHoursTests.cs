using ProcurementHub.Sources.Definitions;

namespace ProcurementHub.Tests.Sources.Definitions;

public sealed class QuietHoursTests
{
    private static readonly TimeZoneInfo Lima = TimeZoneInfo.FindSystemTimeZoneById("America/Lima");
    private static readonly TimeZoneInfo Santiago = TimeZoneInfo.FindSystemTimeZoneById("America/Santiago");

    [TestCase("2026-11-22T21:59:59-05:00", "2026-11-22T21:59:59-05:00")]
    [TestCase("2026-11-22T22:00:00-05:00", "2026-11-23T06:00:00-05:00")]
    [TestCase("2026-11-23T03:20:00-05:00", "2026-11-23T06:00:00-05:00")]
    [TestCase("2026-11-23T06:00:00-05:00", "2026-11-23T06:00:00-05:00")]
    [TestCase("2026-11-23T11:00:00Z", "2026-11-23T11:00:00Z", Description = "06:00 in Lima")]
    public void Leave_NightOverMidnight_EndsInTheMorningOfTheZone(string instant, string expected) =>
        Assert.That(QuietHours.Leave(At(instant), Windows("22:00-06:00"), Lima), Is.EqualTo(At(expected)));

    [Test]
    public void Leave_WindowsThatOverlap_AreLeftOneAfterTheOther() =>
        Assert.That(
            QuietHours.Leave(At("2026-11-22T23:00:00-05:00"), Windows("05:30-08:00", "22:00-06:00", "08:00-08:30"), Lima),
            Is.EqualTo(At("2026-11-23T08:30:00-05:00")));

    [Test]
    public void Leave_EndWithinTheHourThatIsLeftOut_IsAfterIt() =>
        // In Chile clocks went from 24:00 to 01:00 in that night.
        Assert.That(
            QuietHours.Leave(At("2026-09-05T23:00:00-04:00"), Windows("22:00-00:30"), Santiago),
            Is.EqualTo(At("2026-09-06T01:30:00-03:00")));

    [TestCase("22:00-06:00", ExpectedResult = true)]
    [TestCase("00:00-12:00 12:00-00:00", ExpectedResult = false)]
    [TestCase("22:00-06:00 05:00-22:01", ExpectedResult = false)]
    [TestCase("22:00-06:00 06:01-22:00", ExpectedResult = true)]
    public bool LeaveTime_OfWindows_TellsWhetherAnyIsLeft(string windows) => QuietHours.LeaveTime(Windows(windows.Split(' ')));

    [TestCase("22:00")]
    [TestCase("22-06")]
    [TestCase("25:00-06:00")]
    [TestCase("06:00-06:00")]
    [TestCase("")]
    public void Parse_AnythingElse_IsRefusedWithAReason(string text) => Assert.That(QuietHours.Parse(text).Reason, Does.Contain($"'{text}'"));

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static List<QuietHours> Windows(params string[] texts) => [.. texts.Select(text => QuietHours.Parse(text).Value)];
}
