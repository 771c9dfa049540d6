using ProcurementHub.Jobs;
using ProcurementHub.Jobs.Health;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Storage.Sources;

namespace ProcurementHub.Tests.Jobs.Health;

public sealed class SourceHealthTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 14, 0, 0, TimeSpan.Zero);

    private static readonly SourceDefinition Hourly = new()
    {
        Id = "pe-example", Reader = "ocds", Zone = TimeZoneInfo.FindSystemTimeZoneById("America/Lima"), Every = TimeSpan.FromHours(1),
    };

    [Test]
    public void Of_SourceThatWasNeverCollectedFrom_SaysSo()
    {
        var health = Of(null);

        Assert.That((health.Condition, health.Reasons.Single(), health.NextRun), Is.EqualTo((SourceCondition.NeverRead, "No pass has been made.", (DateTimeOffset?)null)));
        Assert.That(health.Condition.IsTrouble(), Is.False);
    }

    [TestCase(RunOutcome.Succeeded, null, SourceCondition.Ok)]
    [TestCase(RunOutcome.Partly, null, SourceCondition.Partly)]
    [TestCase(RunOutcome.Partly, 400, SourceCondition.Dropped)]
    [TestCase(RunOutcome.Failed, null, SourceCondition.Failing)]
    [TestCase(RunOutcome.Failed, 400, SourceCondition.Failing, Description = "it dropped to nothing")]
    public void Of_LastPass_TellsTheCondition(RunOutcome outcome, int? droppedFrom, SourceCondition condition) =>
        Assert.That(Of(Row(outcome) with { DroppedFrom = droppedFrom }).Condition, Is.EqualTo(condition));

    [TestCase(RunOutcome.Running)]
    [TestCase(RunOutcome.Interrupted)]
    public void Of_PassThatHasNotEnded_KeepsWhatTheOneBeforeItTold(RunOutcome present)
    {
        var failing = Row(RunOutcome.Failed) with { LastRun = Run(present), ConsecutiveFailures = 3, LastFailureReason = "The server answered 503." };

        var health = Of(failing);

        Assert.That(health.Condition, Is.EqualTo(SourceCondition.Failing));
        Assert.That(health.Reasons.Single(), Is.EqualTo("The server answered 503. It has failed 3 times in a row."));
    }

    [TestCase(-61, SourceCondition.Late)]
    [TestCase(-59, SourceCondition.Ok)]
    [TestCase(30, SourceCondition.Ok)]
    public void Of_SourceThatWasDue_IsLateAfterAnHour(int dueMinutes, SourceCondition condition) =>
        Assert.That(Of(Row(RunOutcome.Succeeded) with { NextRunAt = Now.AddMinutes(dueMinutes) }).Condition, Is.EqualTo(condition));

    [TestCase(-11, SourceCondition.Ok)]
    [TestCase(-13, SourceCondition.Late)]
    public void Of_DailySource_IsLateAfterHalfADay(int dueHours, SourceCondition condition) =>
        Assert.That(
            SourceHealth.Of(Hourly with { Every = TimeSpan.FromDays(1) }, Row(RunOutcome.Succeeded) with { NextRunAt = Now.AddHours(dueHours) }, true, new SourceOptions(), Now).Condition,
            Is.EqualTo(condition));

    [Test]
    public void Of_SourceThatHangs_IsLateAndSaysSinceWhenItIsRead()
    {
        var hanging = Row(RunOutcome.Succeeded) with { NextRunAt = Now.AddHours(-3), LastRun = Run(RunOutcome.Running) };

        Assert.That(Of(hanging).Reasons, Is.EqualTo(new[] { "It was due at 2026-11-22 11:00Z. A pass has been under way since 2026-11-22 11:00Z." }));
    }

    [Test]
    public void Of_SourceThatIsNotPolled_IsNeverLate()
    {
        var health = SourceHealth.Of(Hourly, Row(RunOutcome.Succeeded) with { NextRunAt = Now.AddDays(-30) }, isPolled: false, new SourceOptions(), Now);

        Assert.That((health.Condition, health.NextRun), Is.EqualTo((SourceCondition.Ok, (DateTimeOffset?)null)));
    }

    [Test]
    public void Of_SourceDueWithinTheOperatorsQuietHours_IsDueAtTheirEnd()
    {
        var options = new SourceOptions { Quiet = [QuietHours.Parse("06:00-10:30").Value] };

        // Due at 07:00 in Lima, where it is 09:00 now.
        var health = SourceHealth.Of(Hourly, Row(RunOutcome.Succeeded) with { NextRunAt = Now.AddHours(-2) }, isPolled: true, options, Now);

        Assert.That((health.Condition, health.NextRun), Is.EqualTo((SourceCondition.Ok, (DateTimeOffset?)Now.AddMinutes(90))));
    }

    private static SourceHealth Of(SourceRow? row) => SourceHealth.Of(Hourly, row, isPolled: true, new SourceOptions(), Now);

    private static SourceRow Row(RunOutcome outcome) => new()
    {
        Id = Hourly.Id,
        Title = "Ejemplo",
        DefinitionHash = "hash",
        FirstWatchedAt = Now.AddDays(-9),
        ConsecutiveFailures = outcome == RunOutcome.Failed ? 1 : 0,
        LastOutcome = outcome,
        LastRun = Run(outcome),
        NextRunAt = Now.AddMinutes(20),
    };

    private static SourceRunRow Run(RunOutcome outcome) => new()
    {
        Id = 1, SourceId = Hourly.Id, StartedAt = Now.AddHours(-3), Outcome = outcome, Documents = 1, Records = 40, Added = 0, Changed = 0,
        Unchanged = 40, Rejected = 0, Warnings = 0, Bytes = 1000,
    };
}
