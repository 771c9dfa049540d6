using ProcurementHub.Core.Subscriptions;
using ProcurementHub.Jobs.Digests;
using static ProcurementHub.Tests.Jobs.Digests.DigestSamples;

namespace ProcurementHub.Tests.Jobs.Digests;

public sealed class DigestPeriodTests
{
    [Test]
    public void Daily_BeforeTheHourOfSending_IsStillYesterday()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Daily(Lima(2026, 10, 9, 6, 59)).Key, Is.EqualTo("d2026-10-08"));
            Assert.That(Daily(Lima(2026, 10, 9, 7, 0)).Key, Is.EqualTo("d2026-10-09"));
            Assert.That(Daily(Lima(2026, 10, 9, 7, 0)).Start, Is.EqualTo(Lima(2026, 10, 9, 7, 0)));
        });
    }

    [Test]
    public void Weekly_AroundNewYear_IsTheIsoWeek()
    {
        var period = DigestPeriod.Current(Frequency.Weekly, new(7, Zone), Lima(2027, 1, 2, 12, 0))!;

        Assert.That((period.Key, period.Start, period.End),
            Is.EqualTo(("w2026-W53", Lima(2026, 12, 28, 7, 0), Lima(2027, 1, 4, 7, 0))));
    }

    [Test]
    public void Off_HasNoPeriod() => Assert.That(DigestPeriod.Current(Frequency.Off, new(7, Zone), Now), Is.Null);

    [TestCase("Europe/Madrid", "2026-03-28T12:00Z", "2026-03-30T12:00Z", 2, TestName = "Periods_ClocksGoForwardOverTheHour_MeetWithoutGap")]
    [TestCase("Europe/Madrid", "2026-10-24T12:00Z", "2026-10-26T12:00Z", 2, TestName = "Periods_ClocksGoBackOverTheHour_MeetWithoutGap")]
    [TestCase("America/Santiago", "2026-09-05T12:00Z", "2026-09-07T12:00Z", 0, TestName = "Periods_MidnightLeftOut_MeetWithoutGap")]
    [TestCase("America/Santiago", "2026-04-03T12:00Z", "2026-04-06T12:00Z", 0, TestName = "Periods_MidnightRepeated_MeetWithoutGap")]
    public void Periods_AcrossSummerTime_MeetWithoutGap(string zoneId, string from, string to, int hour)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(zoneId);
        foreach (var frequency in new[] { Frequency.Hourly, Frequency.Daily, Frequency.Weekly })
        {
            var end = DateTimeOffset.Parse(to, null);
            var previous = DigestPeriod.Current(frequency, new(hour, zone), DateTimeOffset.Parse(from, null))!;
            for (var now = DateTimeOffset.Parse(from, null); now < end; now = now.AddMinutes(10))
            {
                var period = DigestPeriod.Current(frequency, new(hour, zone), now)!;
                Assert.That(period.Start <= now && now < period.End, $"{frequency} at {now:O}: {period}");
                if (period.Key != previous.Key)
                    Assert.That(period.Start, Is.EqualTo(previous.End), $"{frequency} at {now:O}");
                else
                    Assert.That(period, Is.EqualTo(previous), $"{frequency} at {now:O}");
                previous = period;
            }
        }
    }

    [Test]
    public void Schedule_MailMissedAtItsHour_IsDueAllDayAndOnlyOnce()
    {
        var yesterday = Lima(2026, 10, 8, 7, 1);

        Assert.Multiple(() =>
        {
            Assert.That(At(Lima(2026, 10, 9, 10, 0), yesterday, Frequency.Daily)!.Period.Key, Is.EqualTo("d2026-10-09"));
            Assert.That(At(Lima(2026, 10, 9, 11, 0), Lima(2026, 10, 9, 10, 0), Frequency.Daily), Is.Null);
            Assert.That(At(Lima(2026, 10, 9, 6, 59), yesterday, Frequency.Daily), Is.Null);
        });
    }

    [Test]
    public void Schedule_SeveralFrequencies_OneMailTakesAllThatAreDue()
    {
        var monday = Lima(2026, 10, 12, 7, 5);

        var schedule = At(monday, Lima(2026, 10, 12, 6, 5), Frequency.Weekly, Frequency.Daily, Frequency.Hourly)!;

        Assert.Multiple(() =>
        {
            Assert.That(schedule.Period.Key, Is.EqualTo("h2026-10-12T12Z"));
            Assert.That(schedule.Due, Is.EquivalentTo(new[] { Frequency.Hourly, Frequency.Daily, Frequency.Weekly }));
            Assert.That(At(monday.AddMinutes(30), monday, Frequency.Weekly, Frequency.Daily, Frequency.Hourly), Is.Null);
            Assert.That(At(monday.AddHours(1), monday, Frequency.Weekly, Frequency.Daily, Frequency.Hourly)!.Due,
                Is.EquivalentTo(new[] { Frequency.Hourly }));
        });
    }

    [Test]
    public void Weekly_OnAChosenDay_BeginsThere()
    {
        var period = DigestPeriod.Current(Frequency.Weekly, new MailRhythm(7, Zone) { WeeklyDay = DayOfWeek.Thursday }, Lima(2026, 10, 14, 12, 0))!;

        Assert.That((period.Key, period.Start, period.End), Is.EqualTo(("w2026-10-08", Lima(2026, 10, 8, 7, 0), Lima(2026, 10, 15, 7, 0))));
    }

    [TestCase(19, 59, true)]
    [TestCase(20, 0, false)]
    [TestCase(3, 0, false)]
    [TestCase(6, 59, false)]
    [TestCase(7, 0, true)]
    public void Schedule_HourlyInQuietHours_Waits(int hour, int minute, bool isDue)
    {
        var now = Lima(2026, 10, 9, hour, minute);

        Assert.That(At(now, Lima(2026, 10, 7, 12, 0), Frequency.Hourly) is not null, Is.EqualTo(isDue));
        Assert.That(At(now, Lima(2026, 10, 7, 12, 0), Frequency.Hourly, Frequency.Daily)!.Due.Contains(Frequency.Hourly), Is.EqualTo(isDue), "a daily one does not");
        Assert.That(new MailRhythm(7, Zone).WhenNotQuiet(now), Is.EqualTo(isDue ? now : Lima(2026, 10, hour < 7 ? 9 : 10, 7, 0)));
        Assert.That(new MailRhythm(7, Zone) { QuietFrom = 5, QuietUntil = 5 }.IsQuietAt(now), Is.False, "none are quiet");
    }

    private static DigestPeriod Daily(DateTimeOffset now) => DigestPeriod.Current(Frequency.Daily, new(7, Zone), now)!;

    private static DigestSchedule? At(DateTimeOffset now, DateTimeOffset last, params Frequency[] frequencies) =>
        DigestSchedule.At(now, frequencies, last, new(7, Zone));
}
