using ProcurementHub.Core.LeadTimes;
using ProcurementHub.Core.Notices;

namespace ProcurementHub.Tests.LeadTimes;

public sealed class LeadTimeRuleTests
{
    private static readonly TimeZoneInfo lima = TimeZoneInfo.FindSystemTimeZoneById("America/Lima");
    private static readonly WatchedSource watched = new("PE", lima, GivesHistory: false, At(1, 0));

    [Test]
    public void Judge_ANoticeWithBothInstants_MeasuresDaysAndWorkingDays()
    {
        // Thursday 6 August 2026 is a holiday; the publication's day does not count and the last one does.
        var leadTime = Judge(new NoticeDates { Published = At(3, 9), FirstDeadline = At(12, 15), Deadline = At(14, 15) });

        Assert.That(leadTime, Is.EqualTo(new LeadTime(LeadTimeExclusion.None, (9 * 86400) + (6 * 3600), 6, (11 * 86400) + (6 * 3600), MinimumState.NoneKnown)));
    }

    private static IEnumerable<TestCaseData> Reasons()
    {
        var good = new NoticeDates { Published = At(3, 9), FirstDeadline = At(12, 15), Deadline = At(12, 15), Basis = DeadlineBasis.Schedule };
        yield return Of("unknown before all others", good with { Published = null, IsRestarted = true }, LeadTimeExclusion.PublicationUnknown);
        yield return Of("restart before its own dates", good with { IsRestarted = true, FirstDeadline = At(1, 0).AddDays(-80) }, LeadTimeExclusion.Restarted);
        yield return Of("type", good with { ProcedureType = "Contratación Directa - Regularización" }, LeadTimeExclusion.Regularised);
        yield return Of("title", good with { Title = "SERVICIO DE LIMPIEZA, EN VÍA DE REGULARIZACIÓN" }, LeadTimeExclusion.Regularised);
        yield return Of("titles to land", good with { Title = "Servicio de regularización de predios" }, LeadTimeExclusion.None);
        yield return Of("a second before the watch", good with { Published = At(1, 0).AddSeconds(-1) }, LeadTimeExclusion.BeforeWatch);
        yield return Of("at the watch", good with { Published = At(1, 0) }, LeadTimeExclusion.None);
        yield return Of("same instant", good with { FirstDeadline = At(3, 9) }, LeadTimeExclusion.RepeatsPublication);
        yield return Of("before", good with { FirstDeadline = At(3, 8) }, LeadTimeExclusion.BeforePublication);
        yield return Of("2099", good with { FirstDeadline = new DateTimeOffset(2089, 1, 1, 0, 0, 0, TimeSpan.Zero) }, LeadTimeExclusion.Sentinel);
        yield return Of("once known, now not", good with { Deadline = null, Basis = DeadlineBasis.Sentinel }, LeadTimeExclusion.None);
        foreach (var (basis, reason) in new[]
        {
            (DeadlineBasis.NotInSource, LeadTimeExclusion.NoDeadline), (DeadlineBasis.Unreadable, LeadTimeExclusion.Unreadable),
            (DeadlineBasis.RepeatsPublicationDay, LeadTimeExclusion.RepeatsPublication), (DeadlineBasis.EndsBeforeStart, LeadTimeExclusion.EndsBeforeStart),
            (DeadlineBasis.Sentinel, LeadTimeExclusion.Sentinel), (DeadlineBasis.BeforePublication, LeadTimeExclusion.BeforePublication),
        })
        {
            yield return Of($"{basis}", good with { FirstDeadline = null, Deadline = null, Basis = basis }, reason);
        }

        static TestCaseData Of(string name, NoticeDates notice, LeadTimeExclusion reason) => new TestCaseData(notice, reason).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Reasons))]
    public void Judge_ANoticeThatDoesNotCount_SaysTheFirstReasonThatHolds(NoticeDates notice, LeadTimeExclusion reason)
    {
        var leadTime = Judge(notice);

        Assert.That(leadTime.Exclusion, Is.EqualTo(reason));
        Assert.That(leadTime.Seconds.HasValue, Is.EqualTo(reason is LeadTimeExclusion.None or LeadTimeExclusion.BeforeWatch));
    }

    [Test]
    public void Judge_ANoticeFromBeforeTheWatchOfASourceWithHistory_Counts() =>
        Assert.That(
            LeadTimeRule.Standard.Judge(new NoticeDates { Published = At(1, 0).AddDays(-99), FirstDeadline = At(12, 15) }, watched with { GivesHistory = true }).Exclusion,
            Is.EqualTo(LeadTimeExclusion.None));

    // The 22nd working day after 3 August 2026 is 3 September: 6 August is a holiday, and 30 August is one on a Sunday.
    [TestCase("Licitación  PÚBLICA", 3, MinimumState.Kept)]
    [TestCase("Licitación Pública", 2, MinimumState.Below)]
    [TestCase("Licitación Pública Abreviada", 3, MinimumState.NoneKnown)]
    [TestCase(null, 3, MinimumState.NoneKnown)]
    public void Judge_ByTheMinimumOfItsDay_CountsWorkingDays(string? type, int september, MinimumState expected)
    {
        var notice = new NoticeDates { Published = At(3, 9), FirstDeadline = new DateTimeOffset(2026, 9, september, 15, 0, 0, TimeSpan.FromHours(-5)), ProcedureType = type };

        Assert.That(Judge(notice).Minimum, Is.EqualTo(expected));
    }

    [Test]
    public void Judge_APublicationBeforeTheLawWasInForce_KnowsNoMinimum()
    {
        var published = new DateTimeOffset(2025, 4, 21, 23, 59, 0, TimeSpan.FromHours(-5));
        var notice = new NoticeDates { Published = published, FirstDeadline = published.AddDays(5), ProcedureType = "Licitación Pública" };
        var source = watched with { GivesHistory = true };

        Assert.That(LeadTimeRule.Standard.Judge(notice, source).Minimum, Is.EqualTo(MinimumState.NoneKnown));
        Assert.That(LeadTimeRule.Standard.Judge(notice with { Published = published.AddMinutes(1) }, source).Minimum, Is.EqualTo(MinimumState.Below));
    }

    private static LeadTime Judge(NoticeDates notice) => LeadTimeRule.Standard.Judge(notice, watched);

    private static DateTimeOffset At(int day, int hour) => new(2026, 8, day, hour, 0, 0, TimeSpan.FromHours(-5));
}
