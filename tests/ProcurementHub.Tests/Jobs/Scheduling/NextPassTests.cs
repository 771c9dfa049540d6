using ProcurementHub.Jobs.Scheduling;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Storage.Sources;

namespace ProcurementHub.Tests.Jobs.Scheduling;

public sealed class NextPassTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 14, 3, 20, TimeSpan.Zero);
    private static readonly TimeSpan[] Cadences = [TimeSpan.FromMinutes(10), TimeSpan.FromHours(1), TimeSpan.FromDays(1), TimeSpan.FromDays(30)];

    [Test]
    public void After_Success_IsBetweenHalfAndOneAndAHalfCadencesAway(
        [ValueSource(nameof(Cadences))] TimeSpan every, [Values(0, 0.5, 1)] double dice)
    {
        for (var source = 0; source < 50; source++)
        {
            var next = NextPass.After(new(RunOutcome.Succeeded, 1, null), Pace($"xx-{source}", every), Now, dice);

            Assert.That(next.Reason, Is.EqualTo(NextRunReason.Cadence));
            // The play of at most a twentieth comes on top.
            Assert.That(next.At - Now, Is.GreaterThanOrEqualTo(every / 2).And.LessThanOrEqualTo(every * 1.55));
        }
    }

    [Test]
    public void After_ManySources_AreNotDueTogether()
    {
        var minutes = Enumerable.Range(0, 60)
            .Select(source => NextPass.After(new(RunOutcome.Succeeded, 1, null), Pace($"xx-{source}", TimeSpan.FromHours(1)), Now, 0).At.Minute)
            .CountBy(minute => minute)
            .ToList();

        Assert.That(minutes, Has.Count.GreaterThan(25), "spread over the hour");
        Assert.That(minutes.Max(minute => minute.Value), Is.LessThan(8));
    }

    [Test]
    public void After_PassesOfAnyLength_KeepsTheBeatOfTheSource()
    {
        var pace = Pace("pe-example", TimeSpan.FromHours(1));
        var first = NextPass.After(new(RunOutcome.Succeeded, 1, null), pace, Now, 0).At;

        var afterShort = NextPass.After(new(RunOutcome.Succeeded, 1, null), pace, first.AddMinutes(1), 0).At;
        var afterLong = NextPass.After(new(RunOutcome.Partly, 1, null), pace, first.AddMinutes(25), 0).At;

        Assert.That((afterShort, afterLong), Is.EqualTo((first.AddHours(1), first.AddHours(1))));
    }

    [TestCase(1, 1)]
    [TestCase(2, 2)]
    [TestCase(5, 16)]
    [TestCase(6, 24)]
    [TestCase(4000, 24)]
    public void After_FailuresInARow_WaitsLongerEachTime(int failures, int hours)
    {
        var next = NextPass.After(new(RunOutcome.Failed, failures, null), Pace("xx-daily", TimeSpan.FromDays(1)), Now, 0);

        Assert.That(next, Is.EqualTo(new NextPass(Now.AddHours(hours), NextRunReason.BackOff)));
    }

    [Test]
    public void After_Failure_IsNeverSoonerThanAHealthyShortCadence()
    {
        var waits = Enumerable.Range(1, 4)
            .Select(failures => NextPass.After(new(RunOutcome.Failed, failures, null), Pace("xx-brisk", TimeSpan.FromMinutes(10)), Now, 0).At - Now);

        Assert.That(waits.Select(wait => wait.TotalMinutes), Is.EqualTo(new[] { 10, 20, 40, 80 }));
    }

    [Test]
    public void After_FailureOfARareSource_WaitsNoLongerThanItsCadence() =>
        Assert.That(
            NextPass.After(new(RunOutcome.Failed, 20, null), Pace("xx-rare", TimeSpan.FromDays(7)), Now, 0).At,
            Is.EqualTo(Now.AddDays(7)));

    [TestCase(RunOutcome.Failed)]
    [TestCase(RunOutcome.Partly)]
    [TestCase(RunOutcome.Succeeded)]
    [TestCase(RunOutcome.Interrupted)]
    public void After_LongerRetryAfter_HoldsWhateverTheOutcome(RunOutcome outcome)
    {
        var next = NextPass.After(new(outcome, 1, TimeSpan.FromHours(6)), Pace("xx-asked", TimeSpan.FromHours(1)), Now, 0.5);

        Assert.That(next, Is.EqualTo(new NextPass(Now.AddHours(6), NextRunReason.RetryAfter)));
    }

    [Test]
    public void After_ShorterRetryAfter_ChangesNothing() =>
        Assert.That(
            NextPass.After(new(RunOutcome.Failed, 3, TimeSpan.FromSeconds(30)), Pace("xx-asked", TimeSpan.FromHours(1)), Now, 0),
            Is.EqualTo(new NextPass(Now.AddHours(4), NextRunReason.BackOff)));

    [Test]
    public void After_RetryAfterOfCenturies_DoesNotEndTheSource() =>
        Assert.That(
            NextPass.After(new(RunOutcome.Failed, 1, TimeSpan.FromDays(30_000)), Pace("xx-asked", TimeSpan.FromHours(1)), Now, 0).At,
            Is.EqualTo(Now.AddDays(30)));

    [Test]
    public void After_Interruption_IsDueAtOnce() =>
        Assert.That(
            NextPass.After(new(RunOutcome.Interrupted, 1, null), Pace("xx-stopped", TimeSpan.FromDays(1)), Now, 0.7),
            Is.EqualTo(new NextPass(Now, NextRunReason.Interrupted)));

    [Test]
    public void After_InstantWithinQuietHours_IsTheirEndInTheSourcesZone()
    {
        var pace = Pace("pe-example", TimeSpan.FromDays(1)) with { Quiet = [QuietHours.Parse("20:00-07:30").Value] };

        // 22:03 in Lima, an hour on.
        var next = NextPass.After(new(RunOutcome.Failed, 1, null), pace, new(2026, 11, 23, 2, 3, 0, TimeSpan.Zero), 0);

        Assert.That(next, Is.EqualTo(new NextPass(new(2026, 11, 23, 12, 30, 0, TimeSpan.Zero), NextRunReason.QuietHours)));
    }

    [TestCase("2026-11-22T14:00:00Z", "2026-11-22T14:00:00Z", Description = "planned before the restart, and not due yet")]
    [TestCase("2026-11-22T13:00:00Z", "2026-11-22T13:30:00Z", Description = "overdue")]
    [TestCase(null, "2026-11-22T13:30:00Z", Description = "never collected from")]
    public void DueAt_AfterARestart_IsWhatTheDatabaseSays(string? planned, string due) =>
        Assert.That(
            Pace("pe-example", TimeSpan.FromHours(1)).DueAt(planned is null ? null : At(planned), At("2026-11-22T13:30:00Z")),
            Is.EqualTo(At(due)));

    [Test]
    public void DueAt_OverdueWithinQuietHours_WaitsForTheirEnd()
    {
        var pace = Pace("pe-example", TimeSpan.FromHours(1)) with { Quiet = [QuietHours.Parse("22:00-06:00").Value] };

        Assert.That(pace.DueAt(At("2026-11-22T20:00:00Z"), At("2026-11-23T04:00:00Z")), Is.EqualTo(At("2026-11-23T11:00:00Z")));
    }

    private static Pace Pace(string source, TimeSpan every) => new(source, every, [], TimeZoneInfo.FindSystemTimeZoneById("America/Lima"));

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
