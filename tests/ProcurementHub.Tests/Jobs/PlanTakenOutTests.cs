using ProcurementHub.Core.Plans;
using ProcurementHub.Core.Subscriptions;
using ProcurementHub.Storage.Collecting;
using ProcurementHub.Storage.Digests;
using ProcurementHub.Storage.Engines;
using ProcurementHub.Storage.Plans;
using ProcurementHub.Tests.Jobs.Mail;
using ProcurementHub.Tests.Storage;

namespace ProcurementHub.Tests.Jobs;

/// <summary>Who hears that a line was taken out of its plan: those who were told of it, once.</summary>
[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class PlanTakenOutTests<TDatabase> : PlanAlertingTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    [Test]
    public async Task Line_TakenOut_IsToldOnce_ToThoseWhoWereToldOfIt()
    {
        await SubscribeAsync("ana@example.org", Planned);
        await PublishAsync(1, Line(1), Line(2));
        await TellPlansAsync();
        await SubscribeAsync("eva@example.org", Planned);
        OnDay(3);
        await PublishAsync(2, Line(2));

        Assert.That(await TellPlansAsync(), Is.EqualTo(1));

        Assert.That(Directory.GetFiles(Folder, "*.eml"), Has.Length.EqualTo(2), "one of the plan, one of the line; nobody else has one");
        Assert.That(NewestText(), Does.StartWith("1 compra retirada de su plan anual\n"));
        Assert.That(PlansOfNewest(), Does.Contain("1. Combustible para la flota 1\n   [Retirada del plan]\n   Entidad: ").And.Not.Contain("flota 2"));
        OnDay(4);
        Assert.That(await TellPlansAsync(), Is.Zero);
        await PublishAsync(3, Line(2));
        Assert.That(await TellPlansAsync(), Is.Zero);
    }

    [Test]
    public async Task Mail_InEnglish_SaysWhatIsNewAndThenWhatIsGone()
    {
        await Subscribers.ImportAsync([Subscription("ana@example.org") with { Criteria = Planned with { Keywords = ["flota"] }, Locale = "en" }], Now, Now, None);
        await PublishAsync(1, Line(1), Line(2), Line(3));
        await TellPlansAsync();
        OnDay(3);
        await PublishAsync(2, Line(3), Line(4));
        await TellPlansAsync();

        Assert.That(NewestText(), Does.StartWith("1 planned purchase in annual plans and 2 purchases taken out of their annual plans\n"));
        Assert.That(NewestText(), Does.Match(@"1\. Combustible para la flota 4\n(.*\n)*2\. Combustible para la flota 2\n   \[Taken out of the plan\]\n(.*\n)*3\. Combustible para la flota 1\n"));
        Assert.That(NewestPart("text/html"), Does.Match("<h3[^\0]*flota 4[^\0]*<h3[^\0]*flota 2[^\0]*badge[^\0]*Taken out of the plan").And.Contain("“flota” in the title"));
    }

    [Test]
    public async Task Mail_ThatCameToNothing_IsUntold_AndTheNextOneTellsIt()
    {
        await SubscribeAsync("ana@example.org", Planned);
        await PublishAsync(1, Line(1), Line(2));
        await TellPlansAsync();
        OnDay(3);
        await PublishAsync(2, Line(2));
        await MatchPlansAsync();
        Assert.That((await ComposeAsync()).Items, Is.EqualTo(1));
        var subscriber = (await Subscribers.FindByEmailAsync("ana@example.org", None))!.Id;
        Assert.That(await Choices.PauseAsync(subscriber, Drafts.Day(10, 0), Now, None), Is.True);

        OnDay(11);
        Assert.That(await TellPlansAsync(), Is.EqualTo(1));
        Assert.That(PlansOfNewest(), Does.Contain("[Retirada del plan]"));
    }

    [Test]
    public async Task Line_WhoseFirstMailCameToNothing_IsNotToldAsTakenOut()
    {
        await SubscribeAsync("ana@example.org", Planned);
        await PublishAsync(1, Line(1), Line(2));
        await MatchPlansAsync();
        await ComposeAsync();
        OnDay(3);
        await PublishAsync(2, Line(2));
        await MatchPlansAsync();
        var message = (await Outbox.LeaseAsync("w1", 10, Now, TimeSpan.FromMinutes(5), None)).Single();
        await Outbox.MarkRefusedAsync(message.Id, "w1", new Refusal { At = Now, Error = "554 not wanted" }, None);

        OnDay(4);
        Assert.That(await TellPlansAsync(), Is.EqualTo(1), "the line that still stands");
        Assert.That(PlansOfNewest(), Does.Contain("flota 2\n").And.Not.Contain("Retirada"));
    }

    [Test]
    public async Task Line_ToldWhileItWasTakenOut_IsToldAsTakenOut()
    {
        await SubscribeAsync("ana@example.org", Planned);
        await PublishAsync(1, Line(1), Line(2));
        await MatchPlansAsync();
        var subscriber = (await Subscribers.FindByEmailAsync("ana@example.org", None))!.Id;
        var read = (await PlanMatches.UntoldAsync([subscriber], None))[subscriber].ToList();
        await PublishAsync(2, Line(2));
        await MatchPlansAsync();
        Assert.That(await Digests.CommitAsync(
            new DigestDraft
            {
                SubscriberId = subscriber, Period = "d1", Items = 2, LeftOut = 0, Matches = [],
                PlanMatches = [.. read.SelectMany(line => line.Matches.Select(match => new ToldPlanMatch(match.Id, line.Number)))],
            },
            Now, None), Is.True);

        OnDay(3);
        Assert.That(await TellPlansAsync(), Is.EqualTo(1));
        Assert.That(PlansOfNewest(), Does.Contain("flota 1\n   [Retirada del plan]"));
    }

    [Test]
    public async Task Line_BackBeforeItWasTold_IsNotTold_AndBackAfterwards_IsToldAsBack()
    {
        await SubscribeAsync("ana@example.org", Planned);
        await PublishAsync(1, Line(1), Line(2));
        await TellPlansAsync();
        OnDay(3);
        await PublishAsync(2, Line(2));
        await MatchPlansAsync();
        await PublishAsync(3, Line(1), Line(2));
        Assert.That(await TellPlansAsync(), Is.Zero);

        OnDay(4);
        await PublishAsync(4, Line(2));
        Assert.That(await TellPlansAsync(), Is.EqualTo(1));
        OnDay(5);
        await PublishAsync(5, Line(1), Line(2));
        Assert.That(await TellPlansAsync(), Is.EqualTo(1));
        Assert.That(PlansOfNewest(), Does.Contain("flota 1\n   * Plan: retirada del plan -> de nuevo en el plan\n").And.Not.Contain("["));
        OnDay(6);
        await PublishAsync(6, Line(2));
        Assert.That(await TellPlansAsync(), Is.EqualTo(1), "gone once more");
    }

    [Test]
    public async Task Line_ThatOnlyGotAnotherNumber_IsNotToldAsTakenOut()
    {
        await SubscribeAsync("ana@example.org", Planned);
        await PublishAsync(1, Line(1), Line(2), Line(3));
        await TellPlansAsync();
        OnDay(3);

        // The second goes, and the third is the second now.
        await PublishAsync(2, Line(1), Line(2, but: _ => Line(3).Content with { Reference = "2" }));

        Assert.That(await TellPlansAsync(), Is.Zero);
    }

    [Test]
    public async Task Lines_AllAlike_OfWhichOneIsGone_AreToldAsOneTakenOut()
    {
        PlanLineDraft Same(int number) => Line(number, but: _ => Line(7).Content with { Reference = $"{number}" });
        await SubscribeAsync("ana@example.org", Planned);
        await PublishAsync(1, Same(1), Same(2), Same(3));
        await TellPlansAsync();
        OnDay(3);

        await PublishAsync(2, Same(4), Same(1));

        Assert.That(await TellPlansAsync(), Is.EqualTo(2), "of the two that are gone one has become the fourth, which is new by its number");
        Assert.That(NewestText(), Does.StartWith("1 compra prevista en planes anuales y 1 compra retirada de su plan anual\n"));
    }

    [Test]
    public async Task Line_CalledFor_WhoseCallTheReaderHasHeardOf_IsNotTold_AndAnotherReaderIsShownTheCall()
    {
        await SubscribeAsync("ana@example.org", Planned with { Kinds = [NoticeKind.Planned, NoticeKind.Tender] });
        await SubscribeAsync("eva@example.org", Planned);
        await PublishAsync(1, Line(1), Line(2, but: line => line with { Title = "Adquisición de uniformes escolares" }));
        await TellPlansAsync();
        OnDay(3);
        await SaveAsync(Drafts.Notice("A-1", content => content with { Title = "Adquisición de uniformes escolares", Published = Now }));
        await MatchAsync();
        await new PlanTying(Database, Clock).RunAsync(None);
        await PublishAsync(2, Line(1));
        await new PlanTying(Database, Clock).RunAsync(None);

        Assert.That(await TellPlansAsync(), Is.EqualTo(2), "the call to the one, to the other that it was called");
        Assert.That(NewestText("convocatoria nueva"), Does.Not.Contain("fuera del plan"));
        Assert.That(NewestText("Fuera del plan"), Does.Contain("uniformes escolares\n   [Fuera del plan: parece que ya fue convocada]").And.Contain("Ver la convocatoria: https://hub.example/notices/"));
    }

    [Test]
    public async Task Line_OfAYearThatIsOver_IsNotToldAsTakenOut_AndOneWhoseMonthIsPast_Is()
    {
        await SubscribeAsync("ana@example.org", Planned);
        await PublishAsync(1, Line(1, 8), Line(2, 12), Line(3, 12));
        await TellPlansAsync();
        Now = Drafts.Day(2, 9).AddMonths(2);
        await PublishAsync(2, Line(2, 12), Line(3, 12));
        Assert.That(await TellPlansAsync(), Is.EqualTo(1));
        Now = Drafts.Day(2, 9).AddMonths(6);
        await PublishAsync(3, Line(3, 12));
        Assert.That(await TellPlansAsync(), Is.Zero);
    }

    [Test]
    public async Task Lines_MoreThanAnybodyReads_AreToldByNumber_AmongAllThatTheMailTells()
    {
        await SubscribeAsync("ana@example.org", Planned);
        await PublishAsync(1, [.. Enumerable.Range(1, 100).Select(number => Line(number))]);
        await TellPlansAsync();
        OnDay(3);
        await PublishAsync(2, [.. Enumerable.Range(1, 60).Select(number => Line(number, 12))]);

        Assert.That(await TellPlansAsync(), Is.EqualTo(100));

        var text = PlansOfNewest();
        Assert.That(text, Does.Contain("15. ").And.Contain("25. Combustible").And.Not.Contain("26. ").And.Match(@"Y 75 más: https://hub\.example/told\?"));
        OnDay(4);
        Assert.That(await TellPlansAsync(), Is.Zero);
    }

    [Test]
    public async Task Line_GoneFromHistory_OrFromAPlanReadInPart_OrOfNoInterestAnyMore_IsNotTold()
    {
        await SubscribeAsync("ana@example.org", Planned);
        await PublishAsync(1, Line(1), Line(2), Line(3));
        await TellPlansAsync();
        OnDay(3);
        var batch = new DocumentBatch
        {
            SourceId = Source, DocumentId = (await RecordAsync(Fetched("https://portal.example/plan", 2))).Id, ObservedAt = Now, PlanLines = [Line(2), Line(3)],
            PlansAreWhole = true, Result = Read(2) with { PlanLines = 2 },
        };
        await KeepAsync(batch with { PlansAreWhole = false });
        Assert.That(await TellPlansAsync(), Is.Zero);
        await KeepAsync(batch with { IsBackfill = true, ObservedAt = Now.AddMinutes(1) });
        Assert.That(await PendingPlans.CountAsync(None), Is.Zero);
        Assert.That(await TellPlansAsync(), Is.Zero);

        var search = (await Subscribers.ActiveSubscriptionsAsync(None)).Single();
        await Subscribers.EndSearchAsync(search.SubscriberId, search.SubscriptionId, None);
        OnDay(4);
        await PublishAsync(3, Line(3));
        Assert.That((await MatchPlansAsync()).Matches, Is.Zero);
    }

    [Test]
    public async Task Search_ThatAsksForSomethingElseByNow_HearsOfWhatItWasTold()
    {
        await SubscribeAsync("ana@example.org", Planned);
        await PublishAsync(1, Line(1), Line(2));
        await TellPlansAsync();
        var search = (await Subscribers.ActiveSubscriptionsAsync(None)).Single();
        await Subscribers.ChangeSearchAsync(search.SubscriberId, search.SubscriptionId, Planned with { Keywords = ["zapatos"] }, None);
        OnDay(3);
        await PublishAsync(2, Line(2));

        Assert.That(await TellPlansAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task Upgrade_OfAHubThatHasToldLines_FloodsNobody()
    {
        await SubscribeAsync("ana@example.org", Planned);
        await PublishAsync(1, Line(1), Line(2), Line(3));
        await TellPlansAsync();
        await PublishAsync(2, Line(2), Line(3));
        await Database.RunAsync("DELETE FROM plan_line_due", null, None);

        OnDay(3);
        await PublishAsync(3, Line(3));

        Assert.That(await TellPlansAsync(), Is.EqualTo(1), "what was taken out before the upgrade is past");
        Assert.That(PlansOfNewest(), Does.Contain("flota 2\n"));
    }

    private string NewestPart(string type) =>
        new DirectoryInfo(Folder).GetFiles("*.eml").OrderByDescending(file => file.LastWriteTimeUtc).Select(file => PythonMail.Read(file.FullName).Parts[type]).First();
}
