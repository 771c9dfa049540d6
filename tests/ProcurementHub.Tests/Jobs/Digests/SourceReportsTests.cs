using ProcurementHub.Jobs;
using ProcurementHub.Jobs.Digests;
using ProcurementHub.Jobs.Health;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Storage.Sources;
using ProcurementHub.Web.Showing;

namespace ProcurementHub.Tests.Jobs.Digests;

/// <summary>The mail and the page say of a source what the command line and the probe say of it.</summary>
public sealed class SourceReportsTests
{
    private static readonly DateTimeOffset now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    private static IEnumerable<TestCaseData> Sources()
    {
        yield return Case("Well", Row() with { LastOutcome = RunOutcome.Succeeded }, SourceCondition.Ok, "StateWell", isLate: false);
        yield return Case("A page failed", Row() with { LastOutcome = RunOutcome.Partly }, SourceCondition.Partly, "StatePartly", isLate: false);
        yield return Case("Failed", Row() with { LastOutcome = RunOutcome.Failed, ConsecutiveFailures = 1 }, SourceCondition.Failing, "StateFailed", isLate: true);
        yield return Case("Dropped", Row() with { LastOutcome = RunOutcome.Partly, DroppedFrom = 400 }, SourceCondition.Dropped, "StateDropped", isLate: true);
        yield return Case("Never read", Row(), SourceCondition.NeverRead, "StateNever", isLate: true);
        // Due every hour: half an hour behind is a busy hub, three hours are late.
        yield return Case("A little behind", Row() with { LastOutcome = RunOutcome.Succeeded, NextRunAt = now.AddMinutes(-30) }, SourceCondition.Ok, "StateWell", isLate: false);
        yield return Case("Late", Row() with { LastOutcome = RunOutcome.Succeeded, NextRunAt = now.AddHours(-3) }, SourceCondition.Late, "StateLate", isLate: true);
    }

    [TestCaseSource(nameof(Sources))]
    public void Source_IsJudgedOnce_ForTheMailAndThePage(SourceRow row, SourceCondition condition, string word, bool isLate)
    {
        var health = SourceHealth.Of(SourceCatalog.Load().Find("pe-menores")!, row, isPolled: true, new SourceOptions(), now);

        var report = SourceReports.Of([health]);

        Assert.That(health.Condition, Is.EqualTo(condition));
        Assert.That(SourceState.Of(health).TextKey, Is.EqualTo(word));
        Assert.That((report.OnTime, report.Late.Count), Is.EqualTo(isLate ? (0, 1) : (1, 0)));
    }

    [Test]
    public void Source_ThatNobodyHasAskedFor_IsNotTold() =>
        Assert.That(SourceReports.Of([SourceHealth.Of(SourceCatalog.Load().Find("pe-menores")!, null, isPolled: true, new SourceOptions(), now)]),
            Is.EqualTo(new SourceReport(0, [])).Using<SourceReport>((one, other) => one.OnTime == other.OnTime && one.Late.SequenceEqual(other.Late)));

    private static TestCaseData Case(string name, SourceRow row, SourceCondition condition, string word, bool isLate) =>
        new TestCaseData(row, condition, word, isLate).SetArgDisplayNames(name);

    private static SourceRow Row() => new()
    {
        Id = "pe-menores", Title = "SEACE", DefinitionHash = "", FirstWatchedAt = now.AddDays(-30), ConsecutiveFailures = 0, NextRunAt = now.AddMinutes(20),
    };
}
