using System.Globalization;
using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Subscriptions;
using ProcurementHub.Storage.Engines;
using ProcurementHub.Storage.Mailing;
using ProcurementHub.Tests.Storage;

namespace ProcurementHub.Tests.Jobs.Digests;

/// <summary>What subscribers get day by day, over real stores; 2 August 2026 is a Sunday, and the 6th a holiday in Peru.</summary>
[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class DigestPassesTests<TDatabase> : AlertingTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    [Test]
    public async Task ToldNotice_ThreeWorkingDaysBeforeItCloses_IsBroughtToMindOnce()
    {
        await SubscribeAsync("ana@example.org", new());
        await TellAsync(Drafts.Notice("A-1"));

        Assert.That(await RemindersAsync(3, 12), Is.EqualTo(new[] { 7 }), "the 10th, 11th and 12th are left");
    }

    [Test]
    public async Task ToldNotice_WhoseDeadlineMoves_IsBroughtToMindBeforeTheNewOne()
    {
        await SubscribeAsync("ana@example.org", new());
        await TellAsync(Drafts.Notice("A-1"));
        Now = Drafts.Day(4, 8);
        await TellAsync(Closing("A-1", 20));

        Assert.That(await RemindersAsync(5, 21), Is.EqualTo(new[] { 17 }));
    }

    [Test]
    public async Task ToldNotice_ThatWasClosingSoonWhenItWasTold_IsNotBroughtToMind()
    {
        await SubscribeAsync("ana@example.org", new());
        await TellAsync(Closing("A-1", 5));

        Assert.That(await RemindersAsync(3, 6), Is.Empty);
    }

    [Test]
    public async Task Reminder_MakesNoMailByItself()
    {
        await SubscribeAsync("ana@example.org", new());
        await TellAsync(Drafts.Notice("A-1"));

        Assert.That(await DaysAsync(3, 12), Is.Empty);
    }

    [Test]
    public async Task ToldNotice_ThatIsCancelled_IsNotBroughtToMind()
    {
        await SubscribeAsync("ana@example.org", new());
        await TellAsync(Drafts.Notice("A-1"));
        Now = Drafts.Day(4, 8);
        await TellAsync(Drafts.Notice("A-1", content => content with { Status = NoticeStatus.Cancelled }));

        Assert.That(await RemindersAsync(5, 12), Is.Empty);
    }

    [Test]
    public async Task Silence_OfFourteenDays_IsOneLineThatSaysSo()
    {
        await SubscribeAsync("ana@example.org", new() { Keywords = ["submarino"] });
        await SubscribeAsync("off@example.org", new());
        await Subscribers.ImportAsync([Subscription("off@example.org", Frequency.Off)], Now, Now, None);

        var digests = await DaysAsync(3, 31);

        Assert.That(digests, Is.EqualTo(new[] { (16, 0), (30, 0) }));
        Assert.That(NewestText(), Does.Contain("Sin novedades en 14 días").And.Contain("Próximo correo, si hay novedades"));
        Assert.That(Directory.GetFiles(Folder, "*.eml"), Has.Length.EqualTo(2), "nobody else is written to");
    }

    [Test]
    public async Task Pause_UntilADay_LosesNothingThatIsOpenThen()
    {
        await SubscribeAsync("ana@example.org", new());
        var id = (await Subscribers.FindByEmailAsync("ana@example.org", None))!.Id;
        Assert.That(await new SubscriberChoices(Database).PauseAsync(id, Drafts.Day(10, 0), Now, None), Is.True);
        Now = Drafts.Day(3, 9);
        await SaveAsync(Drafts.Notice("A-1"), Closing("A-2", 5), Closing("A-3", 28));
        await MatchAsync();

        var digests = await DaysAsync(4, 11);

        Assert.That(digests, Is.EqualTo(new[] { (10, 2) }));
        Assert.That(NewestText(), Does.Contain("2 convocatorias nuevas").And.Contain("No se muestra 1 convocatoria que ya cerró."));
    }

    [Test]
    public async Task Outage_OfAWeek_IsOneDigestWithNothingThatHasClosed()
    {
        await SubscribeAsync("ana@example.org", new());
        foreach (var day in new[] { 3, 4, 5, 6 })
        {
            Now = Drafts.Day(day, 9);
            await SaveAsync(Closing($"A-{day}", day + 4));
        }

        Now = Drafts.Day(9, 15);
        await MatchAsync();
        var (first, second) = (await ComposeAsync(), await ComposeAsync());

        Assert.That((first.Digests, first.Items, first.LeftOut, second.Digests), Is.EqualTo((1, 2, 2, 0)));
    }

    [Test]
    public async Task Backfill_AlertsNobody()
    {
        await SubscribeAsync("ana@example.org", new());
        await SaveAsync(isBackfill: true, Drafts.Notice("A-1"), Drafts.Notice("A-2"));
        await MatchAsync();

        Assert.That(await DaysAsync(3, 12), Is.Empty);
    }

    [Test]
    public async Task Plan_ThatIsNoCallYet_StandsApart()
    {
        await SubscribeAsync("ana@example.org", new());
        await SaveAsync(Drafts.Notice("A-1"), Drafts.Notice("A-2", content => content with { Status = NoticeStatus.Planned, Deadline = Deadline.NotInSource }));
        await MatchAsync();
        await ComposeAsync();
        await SendAsync();

        Assert.That(NewestText(), Does.Contain("1 convocatoria nueva y 1 compra prevista").And.Contain("COMPRAS PREVISTAS"));
    }

    [Test]
    public async Task Searches_OfOneSubscriber_AreOneMailWithTheReasonsOfAll()
    {
        await Subscribers.ImportAsync(
            [Subscription("ana@example.org", Frequency.Hourly) with { Criteria = new() { Regions = ["PE-CUS"] } }, Subscription("ana@example.org") with { Criteria = new() { Keywords = ["combustible"] } }],
            Now, Now, None);

        await TellAsync(Drafts.Notice("A-1"));

        Assert.That(Directory.GetFiles(Folder, "*.eml"), Has.Length.EqualTo(1));
        Assert.That(NewestText(), Does.Contain("Cusco, «combustible» en el título"));
    }

    [TestCase("2026-10-21", "2026-11-04", TestName = "Clocks_GoBackInTwoOfThreeZones_OneMailADayAtTheHour")]
    [TestCase("2026-03-05", "2026-04-01", TestName = "Clocks_GoForwardInTwoOfThreeZones_OneMailADayAtTheHour")]
    public async Task Clocks_AroundAChange(string from, string to)
    {
        var zones = new Dictionary<long, TimeZoneInfo>();
        Now = DateTimeOffset.Parse(from, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        foreach (var zone in new[] { "America/Lima", "Europe/Madrid", "America/New_York" })
        {
            await Subscribers.ImportAsync([Subscription(zone.Replace('/', '.') + "@example.org") with { TimeZone = zone, SendHour = 2 }], Now, Now, None);
            zones.Add((await Subscribers.FindByEmailAsync(zone.Replace('/', '.') + "@example.org", None))!.Id, TimeZoneInfo.FindSystemTimeZoneById(zone));
        }

        // A notice every six hours, so that there is always something to tell; the pass comes every half hour.
        for (var end = DateTimeOffset.Parse(to, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal); Now < end; Now = Now.AddMinutes(30))
        {
            if (Now is { Hour: 0 or 6 or 12 or 18, Minute: 0 })
            {
                await SaveAsync(Drafts.Notice($"N-{Now:MMddHH}", content => content with { Deadline = new Deadline(Now.AddDays(200), DeadlineBasis.Schedule) }));
                await MatchAsync();
            }

            await ComposeAsync();
        }

        // The first two are of the day on which they came, when there was not always something by the hour.
        var digests = await Database.ListAsync<Made>("SELECT subscriber_id, composed_at FROM digest ORDER BY composed_at", null, None);
        foreach (var (subscriber, zone) in zones)
        {
            var local = digests.Where(digest => digest.SubscriberId == subscriber).Select(digest => TimeZoneInfo.ConvertTime(digest.ComposedAt, zone)).Skip(2).ToList();
            Assert.That(local.Select(at => at.Date), Is.EqualTo(Enumerable.Range(0, local.Count).Select(day => local[0].Date.AddDays(day))), $"{zone.Id}: one a day");
            Assert.That(local.Count, Is.GreaterThan(11));

            // The hour that the clocks leave out begins when they have gone forward.
            Assert.That(local.Select(at => at.Hour), Is.All.EqualTo(2).Or.EqualTo(3), zone.Id);
            Assert.That(local.Count(at => at.Hour == 3), Is.EqualTo(zone.IsInvalidTime(Missing(zone, local)) ? 1 : 0), zone.Id);
        }
    }

    /// <summary>An instant on the wall that the clocks leave out within these days, if there is any; else one that is there.</summary>
    private static DateTime Missing(TimeZoneInfo zone, List<DateTimeOffset> days) =>
        days.Select(day => day.Date.AddHours(2)).FirstOrDefault(zone.IsInvalidTime, days[0].Date.AddHours(2));

    /// <summary>One pass on each of the days at 8:00, each with something new to tell.</summary>
    /// <returns>The days whose mail brings something to mind, which is one notice.</returns>
    private async Task<List<int>> RemindersAsync(int first, int last)
    {
        var reminded = new List<int>();
        for (var day = first; day <= last; day++)
        {
            Now = Drafts.Day(day, 8);
            await TellAsync(Drafts.Notice($"N-{day}", content => content with { Deadline = Deadline.NotInSource }));
            var text = NewestText();
            Assert.That(text, Does.Contain("1 convocatoria nueva"));
            if (text.Contains("CIERRAN EN TRES DÍAS HÁBILES O MENOS", StringComparison.Ordinal))
            {
                reminded.Add(day);
                Assert.That(text, Does.Contain(" y 1 por cerrar").And.Contain("días, 3 hábiles"));
            }
        }

        return reminded;
    }

    /// <summary>One pass on each of the days at 8:00.</summary>
    /// <returns>The days with a digest, and how many items it told.</returns>
    private async Task<List<(int Day, int Items)>> DaysAsync(int first, int last)
    {
        var made = new List<(int, int)>();
        for (var day = first; day <= last; day++)
        {
            Now = Drafts.Day(day, 8);
            if (await ComposeAsync() is { Digests: > 0 } composed)
                made.Add((day, composed.Items));
            await SendAsync();
        }

        return made;
    }

    private sealed record Made
    {
        public required long SubscriberId { get; init; }

        public required DateTimeOffset ComposedAt { get; init; }
    }
}
