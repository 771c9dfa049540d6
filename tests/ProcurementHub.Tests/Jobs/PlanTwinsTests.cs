using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Plans;
using ProcurementHub.Storage.Collecting;
using ProcurementHub.Storage.Sources;
using ProcurementHub.Tests.Storage;

namespace ProcurementHub.Tests.Jobs;

/// <summary>One plan that two sources publish: each line is told once, and whichever changes first is heard of.</summary>
[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class PlanTwinsTests<TDatabase> : PlanAlertingTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private const string Portal = "pe-plan-portal";

    private long run;

    [SetUp]
    public async Task StartOtherAsync()
    {
        await Sources.UpsertAsync([new SourceRegistration(Portal, "Portal", "hash")], Now, None);
        run = await Sources.StartRunAsync(Portal, Now, None);
    }

    [Test]
    public async Task Plan_OfASecondSource_IsKnown_ButForWhatItSaysOtherwise()
    {
        await SubscribeAsync("ana@example.org", Planned);
        await PublishAsync(1, Line(1), Line(2), Line(3), Line(4));
        Assert.That(await TellPlansAsync(), Is.EqualTo(4));
        await SubscribeAsync("eva@example.org", Planned);

        OnDay(3);
        await PublishOtherAsync(
            1, Line(1, but: line => line with { Title = "COMBUSTIBLE  para la flota 1", ProcedureType = "LP", Category = ProcurementCategory.Goods }),
            Line(2, 12), Line(3, but: line => line with { Amount = Amount.Published(7, "PEN") }), Line(4, but: line => line with { Reference = "44" }), Line(5));
        await TellPlansAsync();

        Assert.That(NewestText("4 compras previstas"), Does.Contain("flota 2\n").And.Contain("flota 3\n").And.Contain("flota 4\n").And.Contain("flota 5\n").And.Not.Contain("flota 1\n"));
        Assert.That(NewestText("5 compras previstas"), Is.Not.Empty, "who knows nothing yet has all five");
        OnDay(4);
        Assert.That(await TellPlansAsync(), Is.Zero);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Plans_OfTwoSources_InOneMail_AreToldOnce(bool otherFirst)
    {
        await SubscribeAsync("ana@example.org", Planned);
        if (otherFirst)
            await PublishOtherAsync(1, Line(1), Line(2));
        await PublishAsync(1, Line(1), Line(2), Line(3));
        if (!otherFirst)
            await PublishOtherAsync(1, Line(1), Line(2));

        Assert.That(await TellPlansAsync(), Is.EqualTo(3));
        OnDay(3);
        Assert.That(await TellPlansAsync(), Is.Zero);
        Assert.That(await Subscribers.WithSomethingUntoldAsync(Now, None), Is.Empty);
    }

    // The change comes to the one that was told, or to the one that was known, first; the other follows.
    [TestCase(true)]
    [TestCase(false)]
    public async Task Change_InOneOfThem_IsTold_AndKnownWhenTheOtherFollows(bool otherFirst)
    {
        await SubscribeAsync("ana@example.org", Planned);
        await PublishAsync(1, Line(1));
        await TellPlansAsync();
        OnDay(3);
        await PublishOtherAsync(1, Line(1), Line(2));
        Assert.That(await TellPlansAsync(), Is.EqualTo(1), "with the new one the known one is settled");

        OnDay(4);
        await MoveAsync(otherFirst);
        Assert.That(await TellPlansAsync(), Is.EqualTo(1));
        Assert.That(PlansOfNewest(), Does.Contain("noviembre de 2026 -> diciembre de 2026"));
        OnDay(5);
        await MoveAsync(!otherFirst);
        Assert.That(await TellPlansAsync(), Is.Zero);

        async Task MoveAsync(bool other)
        {
            if (other)
                await PublishOtherAsync(2, Line(1, 12), Line(2));
            else
                await PublishAsync(2, Line(1, 12));
        }
    }

    [Test]
    public async Task Line_TakenOutOfOne_IsTold_AndKnownWhenTheOtherFollows_AndBackIsToldInAnyCase()
    {
        await SubscribeAsync("ana@example.org", Planned);
        await PublishAsync(1, Line(1), Line(2));
        await PublishOtherAsync(1, Line(1), Line(2));
        Assert.That(await TellPlansAsync(), Is.EqualTo(2));

        OnDay(3);
        await PublishOtherAsync(2, Line(2));
        Assert.That(await TellPlansAsync(), Is.EqualTo(1));
        OnDay(4);
        await PublishAsync(2, Line(2));
        Assert.That(await TellPlansAsync(), Is.Zero);
        OnDay(5);
        await PublishAsync(3, Line(1), Line(2));
        Assert.That(await TellPlansAsync(), Is.EqualTo(1));
        Assert.That(PlansOfNewest(), Does.Contain("-> de nuevo en el plan"));
    }

    [Test]
    public async Task Lines_AllAlike_SpeakForAsManyOfTheOther()
    {
        PlanLineDraft Same(int number) => Line(number, but: _ => Line(7).Content with { Reference = null });
        await SubscribeAsync("ana@example.org", Planned);
        await PublishAsync(1, Same(1), Same(2));
        Assert.That(await TellPlansAsync(), Is.EqualTo(2), "two lines of one plan are two");
        OnDay(3);
        await PublishOtherAsync(1, Same(1), Same(2), Same(3));

        Assert.That(await TellPlansAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task Plans_OfTwoBodies_OrTwoYears_AreTwo()
    {
        await SubscribeAsync("ana@example.org", Planned);
        await PublishAsync(1, Line(1));
        await TellPlansAsync();
        OnDay(3);
        await PublishOtherAsync(
            1, Line(1, but: line => line with { Year = 2027 }) with { NativeId = "1042/2027/1" },
            Line(1, but: line => line with { Entity = new("PE-CONSUCODE", "7", "Municipalidad de Santa Ana") }) with { NativeId = "7/2026/1" });

        Assert.That(await TellPlansAsync(), Is.EqualTo(2));
    }

    [Test]
    public async Task Mail_Withdrawn_LeavesNothingKnown()
    {
        await SubscribeAsync("ana@example.org", Planned);
        await PublishAsync(1, Line(1));
        await MatchPlansAsync();
        await ComposeAsync();
        var subscriber = (await Subscribers.FindByEmailAsync("ana@example.org", None))!.Id;
        await Choices.PauseAsync(subscriber, Drafts.Day(10, 0), Now, None);
        await PublishOtherAsync(1, Line(1));

        OnDay(11);
        Assert.That(await TellPlansAsync(), Is.EqualTo(1));
    }

    private async Task PublishOtherAsync(byte content, params PlanLineDraft[] lines)
    {
        await DocumentAsync();
        var document = await RecordAsync(Fetched("https://other.example/plan", content) with { SourceId = Portal, RunId = run });
        await KeepAsync(new DocumentBatch
        {
            SourceId = Portal, DocumentId = document.Id, ObservedAt = Now, PlanLines = [.. lines.Select(line => line with { SourceId = Portal })],
            PlansAreWhole = true, Result = Read(lines.Length) with { PlanLines = lines.Length },
        });
    }
}
