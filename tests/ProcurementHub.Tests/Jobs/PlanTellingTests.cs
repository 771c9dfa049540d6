using ProcurementHub.Core.Notices;
using ProcurementHub.Storage.Digests;
using ProcurementHub.Storage.Matches;
using ProcurementHub.Storage.Subscribers;
using ProcurementHub.Tests.Jobs.Mail;
using ProcurementHub.Tests.Storage;

namespace ProcurementHub.Tests.Jobs;

/// <summary>What becomes of what was told of plans: marks, crashes, mails that come to nothing, and who is forgotten.</summary>
[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class PlanTellingTests<TDatabase> : PlanAlertingTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    [Test]
    public async Task Matches_ThatCannotBeKept_LeaveTheLinesInTheQueue()
    {
        await SubscribeAsync("ana@example.org", Planned);
        await PublishAsync(1, Line(1), Line(2));
        var waiting = await PendingPlans.ListAsync(10, None);
        var search = (await Subscribers.ActiveSubscriptionsAsync(None)).Single().SubscriptionId;

        Assert.That(
            async () => await PlanMatches.SaveAsync(
                [new NewPlanMatch(search, waiting[0].LineId, 1, "[]"), new NewPlanMatch(search, -1, 1, "[]")], waiting, Now, None),
            Throws.Exception);

        Assert.That(await PendingPlans.CountAsync(None), Is.EqualTo(2));
        var matched = await MatchPlansAsync();
        Assert.That((matched.Lines, matched.Matches), Is.EqualTo((2, 2)), "nothing of the first try was kept");
        Assert.That(await PlanMatches.SaveAsync([new NewPlanMatch(search, waiting[0].LineId, 1, "[]")], waiting, Now, None), Is.Zero, "a match is there once");
    }

    [Test]
    public async Task Digest_WhoseLinesSomebodyToldMeanwhile_IsNotKept()
    {
        await SubscribeAsync("ana@example.org", Planned);
        await PublishAsync(1, Line(1), Line(2));
        await MatchPlansAsync();
        var subscriber = (await Subscribers.FindByEmailAsync("ana@example.org", None))!.Id;
        var lines = (await PlanMatches.UntoldAsync([subscriber], None))[subscriber].ToList();

        Assert.That(await Digests.CommitAsync(Draft("d1", lines), Now, None), Is.True);
        Assert.That(await Digests.CommitAsync(Draft("d2", lines), Now, None), Is.False);

        Assert.That(await Digests.ToldPlanLinesAsync(subscriber, "d2", None), Is.Empty);
        Assert.That((await Digests.ToldPlanLinesAsync(subscriber, "d1", None)).Select(line => line.Content.Reference), Is.EqualTo(new[] { "1", "2" }));

        DigestDraft Draft(string period, List<UntoldPlanLine> told) => new()
        {
            SubscriberId = subscriber, Period = period, Items = 2, LeftOut = 0, Matches = [],
            PlanMatches = [.. told.SelectMany(line => line.Matches.Select(match => new ToldPlanMatch(match.Id, line.Number)))],
        };
    }

    [Test]
    public async Task Mail_Withdrawn_IsUntold_AndTheNextOneTellsIt()
    {
        await SubscribeAsync("ana@example.org", Planned);
        await PublishAsync(1, Line(1));
        await MatchPlansAsync();
        Assert.That((await ComposeAsync()).Items, Is.EqualTo(1));
        var subscriber = (await Subscribers.FindByEmailAsync("ana@example.org", None))!.Id;
        Assert.That(await Choices.PauseAsync(subscriber, Drafts.Day(10, 0), Now, None), Is.True);

        OnDay(4);
        Assert.That(await TellPlansAsync(), Is.Zero);
        OnDay(11);
        Assert.That(await TellPlansAsync(), Is.EqualTo(1));
        Assert.That(PlansOfNewest(), Does.Contain("flota 1\n").And.Not.Contain("->"));
    }

    [Test]
    public async Task Mail_GivenUp_IsUntold_AndTheNextOneTellsIt()
    {
        await SubscribeAsync("ana@example.org", Planned);
        await PublishAsync(1, Line(1));
        await MatchPlansAsync();
        await ComposeAsync();
        var message = (await Outbox.LeaseAsync("w1", 10, Now, TimeSpan.FromMinutes(5), None)).Single();
        await Outbox.MarkRefusedAsync(message.Id, "w1", new Refusal { At = Now, Error = "554 not wanted" }, None);

        OnDay(3);
        Assert.That(await TellPlansAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task Subscriber_AskedFor_HasTheirLines_AndForgotten_HasNone()
    {
        await SubscribeAsync("ana@example.org", Planned);
        await PublishAsync(1, Line(1));
        await TellPlansAsync();
        var ana = (await Subscribers.FindByEmailAsync("ana@example.org", None))!;
        var own = new OwnDataStore(Database);

        var line = (await own.ReadAsync(ana, None)).PlanLines.Single();
        Assert.That((line.NativeId, line.PlanYear, line.Period), Is.EqualTo(("1042/2026/1", (int?)2026, "d2026-08-02")));
        Assert.That(await own.ForgetAsync(ana, None), Is.True);
        await SubscribeAsync("ana@example.org", Planned);
        Assert.That((await own.ReadAsync((await Subscribers.FindByEmailAsync("ana@example.org", None))!, None)).PlanLines, Is.Empty);
    }

    [Test]
    public async Task Search_Ended_TellsNothingMore()
    {
        await SubscribeAsync("ana@example.org", Planned);
        await PublishAsync(1, Line(1));
        await MatchPlansAsync();
        var search = (await Subscribers.ActiveSubscriptionsAsync(None)).Single();
        await Subscribers.EndSearchAsync(search.SubscriberId, search.SubscriptionId, None);

        Assert.That(await ComposeAndSendAsync(), Is.Zero);
    }

    [Test]
    public async Task Mail_InEnglish_SaysWhatThePlanSaysAndWhatItDoesNot()
    {
        await Subscribers.ImportAsync([Subscription("ana@example.org") with { Criteria = Planned with { Keywords = ["flota"] }, Locale = "en" }], Now, Now, None);
        await PublishAsync(1, Line(1), Line(2, null, line => line with { Amount = Amount.NotGiven, ProcedureType = null }));
        await TellPlansAsync();

        var (text, html) = (NewestText(), NewestPart("text/html"));
        Assert.That(text, Does.StartWith("2 planned purchases in annual plans\n").And.Contain("PLANNED PURCHASES IN ANNUAL PLANS"));
        Assert.That(text, Does.Contain("Planned month: November 2026").And.Contain("Planned month: 2026, no month given"));
        Assert.That(text, Does.Contain("Amount: S/\u00A0100.00").And.Contain("Amount: no amount given").And.Contain("Procedure type: not said"));
        Assert.That(text, Does.Contain("“flota” in the title").And.Match(@"https://hub\.example/plans/2026/PE-CONSUCODE/1042\?plan=\d+&line=\d+#l\d+"));
        Assert.That(html, Does.Contain("Planned purchases in annual plans</h2>").And.Contain("A line in a plan is no call").And.Contain("November 2026").And.Contain("no amount given"));
    }

    [Test]
    public async Task Preview_ShowsWhatWaits_AndChangesNothing()
    {
        await SubscribeAsync("ana@example.org", Planned);
        await PublishAsync(1, Line(1));
        await MatchPlansAsync();
        var preview = new ProcurementHub.Jobs.Digests.DigestPreview(Subscribers, Matches, new(PlanMatches), Digests, Watch, Mails, Site, Clock);

        Assert.That((await preview.ForAsync("ana@example.org", None))!.Mail!.Text, Does.Contain("1 compra prevista en planes anuales"));
        Assert.That(await ComposeAndSendAsync(), Is.EqualTo(1));
        Assert.That((await preview.ForAsync("ana@example.org", None))!.Mail, Is.Null);
    }

    private string NewestPart(string type) =>
        new DirectoryInfo(Folder).GetFiles("*.eml").OrderByDescending(file => file.LastWriteTimeUtc).Select(file => PythonMail.Read(file.FullName).Parts[type]).First();
}
