using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Plans;
using ProcurementHub.Core.Subscriptions;
using ProcurementHub.Storage.Collecting;
using ProcurementHub.Storage.Plans;
using ProcurementHub.Tests.Storage;

namespace ProcurementHub.Tests.Jobs;

/// <summary>Which plan lines are told, to whom and how often.</summary>
[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class PlanAlertsTests<TDatabase> : PlanAlertingTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    [Test]
    public async Task Line_IsToldOnce_ToThoseWhoAskForPlannedPurchasesByName()
    {
        await SubscribeAsync("ana@example.org", Planned);
        await SubscribeAsync("eva@example.org", new());
        await SubscribeAsync("luz@example.org", new() { Kinds = [NoticeKind.Tender, NoticeKind.Change] });
        await SubscribeAsync("sol@example.org", Planned with { Keywords = ["zapatos"] });
        await PublishAsync(1, Line(1), Line(2));

        var matched = await MatchPlansAsync();
        Assert.That((matched.Subscriptions, matched.Lines, matched.Matches), Is.EqualTo((2, 2, 2)));
        Assert.That(await ComposeAndSendAsync(), Is.EqualTo(2));
        Assert.That(NewestText("ana@example.org"), Does.Contain("2 compras previstas en planes anuales"));
        Assert.That(Directory.GetFiles(Folder, "*.eml"), Has.Length.EqualTo(1));

        OnDay(3);
        await PublishAsync(2, Line(1), Line(2));
        Assert.That(await TellPlansAsync(), Is.Zero);
    }

    [Test]
    public async Task Line_WhoseMonthMoves_IsToldAgain_FromWhichToWhich()
    {
        await SubscribeAsync("ana@example.org", Planned);
        await PublishAsync(1, Line(1), Line(2));
        await TellPlansAsync();

        OnDay(3);
        await PublishAsync(2, Line(1, 12), Line(2, but: line => line with { Amount = Amount.Published(999, "PEN"), Title = "Gasolina de 90 octanos" }));

        Assert.That(await TellPlansAsync(), Is.EqualTo(1), "the other one is known");
        Assert.That(PlansOfNewest(), Does.Contain("* Mes previsto: noviembre de 2026 -> diciembre de 2026").And.Not.Contain("octanos"));
        OnDay(4);
        Assert.That(await TellPlansAsync(), Is.Zero);
    }

    [Test]
    public async Task Line_WhoseWordsChange_IsTold_ToThoseWhomItReachesNow()
    {
        await SubscribeAsync("ana@example.org", Planned with { Keywords = ["gasolina"] });
        await PublishAsync(1, Line(1));
        Assert.That(await TellPlansAsync(), Is.Zero);

        await PublishAsync(2, Line(1, but: line => line with { Description = "Gasolina de 90 octanos" }));

        Assert.That(await TellPlansAsync(), Is.EqualTo(1));
        Assert.That(PlansOfNewest(), Does.Contain("«gasolina» en la descripción").And.Not.Contain("->"));
    }

    [Test]
    public async Task Upgrade_OfAHubWithPlans_FloodsNobody()
    {
        await SubscribeAsync("ana@example.org", Planned);
        await PublishAsync(1, Line(1), Line(2), Line(3));
        await Upgrading.RepeatAsync(Database, Clock, "0030", "plan_line_match", "plan_line_due");

        Assert.That(await PendingPlans.CountAsync(None), Is.Zero);
        Assert.That(await TellPlansAsync(), Is.Zero);
        OnDay(3);
        await PublishAsync(2, Line(1), Line(2, 12), Line(3), Line(4));
        Assert.That(await TellPlansAsync(), Is.EqualTo(2), "what moved since, and what is new");
    }

    [Test]
    public async Task History_AlertsNobody()
    {
        await SubscribeAsync("ana@example.org", Planned);
        await KeepAsync(new DocumentBatch { SourceId = Source, DocumentId = await DocumentAsync(), ObservedAt = Now, IsBackfill = true, PlanLines = [Line(1)] });

        Assert.That(await TellPlansAsync(), Is.Zero);
    }

    [Test]
    public async Task Lines_TakenOutOrPastOrCalledFor_AreSettledWithoutBeingTold()
    {
        await SubscribeAsync("ana@example.org", Planned with { Kinds = [NoticeKind.Planned, NoticeKind.Tender] });
        await PublishAsync(1, Line(1), Line(2, 7), Line(3, 8), Line(4), Line(5, null), Line(6, 8, line => line with { Title = "Adquisición de uniformes escolares" }));
        await MatchPlansAsync();
        await PublishAsync(2, Line(2, 7), Line(3, 8), Line(4), Line(5, null), Line(6, 8, line => line with { Title = "Adquisición de uniformes escolares" }));
        await SaveAsync(Drafts.Notice("A-1", content => content with { Title = "Adquisición de uniformes escolares" }));
        await MatchAsync();
        Assert.That(await new PlanTying(Database, Clock).RunAsync(None), Is.EqualTo(1));

        var composed = await ComposeAsync();
        await SendAsync();

        // Of the six: the first was taken out, the second's month is past and so it matched nobody, the last is the notice.
        Assert.That((composed.Items, composed.LeftOut), Is.EqualTo((1 + 3, 2)));
        Assert.That(PlansOfNewest(), Does.Contain("3. ").And.Not.Contain("4. ").And.Not.Contain("uniformes").And.Not.Contain("flota 1\n").And.Not.Contain("flota 2\n"));
        Assert.That(PlansOfNewest(), Does.Contain("Mes previsto: 2026, sin indicar el mes"));
        Assert.That(await Subscribers.WithSomethingUntoldAsync(Now, None), Is.Empty);
    }

    [Test]
    public async Task Line_PutBackBeforeItWasTold_IsTold()
    {
        await SubscribeAsync("ana@example.org", Planned);
        await PublishAsync(1, Line(1), Line(2));
        await MatchPlansAsync();
        await PublishAsync(2, Line(2));
        Assert.That(await TellPlansAsync(), Is.EqualTo(1));

        OnDay(3);
        await PublishAsync(3, Line(1), Line(2));

        Assert.That(await TellPlansAsync(), Is.EqualTo(1));
        Assert.That(PlansOfNewest(), Does.Contain("flota 1\n").And.Not.Contain("flota 2\n"));
    }

    // 23:30 of the last day of August in Lima is September in Madrid.
    [TestCase("America/Lima", 1)]
    [TestCase("Europe/Madrid", 0)]
    public async Task Month_IsOver_InTheReadersZone(string zone, int told)
    {
        await Subscribers.ImportAsync([Subscription("ana@example.org", Frequency.Hourly) with { Criteria = Planned, TimeZone = zone, QuietFrom = 0, QuietUntil = 0 }], Now, Now, None);
        await PublishAsync(1, Line(1, 8));
        Now = Drafts.Day(31, 23).AddMinutes(30);

        Assert.That(await TellPlansAsync(), Is.EqualTo(told));
    }

    [Test]
    public async Task Lines_Alone_MakeADigest_InTheRhythmOfTheirSearch()
    {
        await Subscribers.ImportAsync([Subscription("ana@example.org", Frequency.Weekly) with { Criteria = Planned }], Now, Now, None);
        OnDay(3);
        await PublishAsync(1, Line(1));
        await TellPlansAsync();
        var days = new List<int>();
        for (var day = 4; day <= 18; day++)
        {
            OnDay(day);
            if (day == 5)
                await PublishAsync(2, Line(1), Line(2));
            if (await TellPlansAsync() > 0)
                days.Add(day);
        }

        Assert.That(days, Is.EqualTo(new[] { 10 }), "a Monday; the first mail was of the 3rd");
    }

    [Test]
    public async Task Plan_WithMoreLinesThanAnybodyReads_IsToldByNumber_AndOnlyOnce()
    {
        await SubscribeAsync("ana@example.org", Planned with { Regions = ["PE-CUS"], Exclude = ["papel bond"] });
        await PublishAsync(1, [.. Enumerable.Range(1, 500).Select(number => Line(number, 9 + (number % 4), InCusco))]);

        Assert.That(await TellPlansAsync(), Is.EqualTo(500));

        var text = PlansOfNewest();
        Assert.That(text, Does.Contain("Y 485 más: https://hub.example/plans?q=-%22papel%20bond%22&region=PE-CUS&when=coming"));
        Assert.That(text, Does.Contain("1. Combustible para la flota 500\n").And.Contain("15. ").And.Not.Contain("16. "), "the nearest month first, of that the largest");
        OnDay(3);
        Assert.That(await TellPlansAsync(), Is.Zero);

        await PublishAsync(2, [.. Enumerable.Range(1, 500).Select(number => Line(number, number == 1 ? 12 : 9 + (number % 4), InCusco))]);
        Assert.That(await TellPlansAsync(), Is.EqualTo(1));
        Assert.That(PlansOfNewest(), Does.Contain("octubre de 2026 -> diciembre de 2026"), "what was told by number was told");
    }

    private static PlanLineContent InCusco(PlanLineContent line) => line with { Regions = [new PlaceOfExecution("PE-CUS", RegionBasis.PlaceOfExecution)] };
}
