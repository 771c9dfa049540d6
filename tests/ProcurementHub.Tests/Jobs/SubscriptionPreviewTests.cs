using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Plans;
using ProcurementHub.Core.Subscriptions;
using ProcurementHub.Jobs.Alerts;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Storage.Notices;
using ProcurementHub.Storage.Plans;
using ProcurementHub.Storage.Search;
using ProcurementHub.Storage.Sources;
using ProcurementHub.Tests.Storage;

namespace ProcurementHub.Tests.Jobs;

/// <summary>How much a subscription would have told, counted from what real passes kept.</summary>
[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class SubscriptionPreviewTests<TDatabase> : AlertingTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private const string Known = "pe-seace-search";
    private static readonly SubscriptionCriteria fuel = new() { Sectors = ["fuel"], Regions = ["PE-CUS"] };

    [Test]
    public async Task Count_OfNewAndChangedNotices_GivesThemByWeekWithTheirReasons()
    {
        await SaveAsync(Closing("A", 28), Closing("B", 28), Textiles("T"));
        Now = Drafts.Day(4);
        await SaveAsync(Closing("A", 29));
        await SaveAsync(Drafts.Notice("B", content => content with { ProcedureType = "Licitación Pública", Deadline = new Deadline(Drafts.Day(28, 17), DeadlineBasis.Schedule) }));
        Now = Drafts.Day(12);
        await SaveAsync(Closing("B", 31), Closing("C", 30));
        Now = Drafts.Day(13);

        var volume = await CountAsync(fuel);

        Assert.Multiple(() =>
        {
            Assert.That((volume.First, volume.Last), Is.EqualTo((new DateOnly(2026, 7, 15), new DateOnly(2026, 8, 13))));
            Assert.That(volume.Weeks.Select(week => (week.First, week.Last, week.New, week.Changed)), Is.EqualTo(new[]
            {
                (new DateOnly(2026, 8, 10), new DateOnly(2026, 8, 13), 1, 1),
                (new DateOnly(2026, 8, 3), new DateOnly(2026, 8, 9), 0, 1),
                (new DateOnly(2026, 7, 27), new DateOnly(2026, 8, 2), 2, 0),
                (new DateOnly(2026, 7, 20), new DateOnly(2026, 7, 26), 0, 0),
                (new DateOnly(2026, 7, 15), new DateOnly(2026, 7, 19), 0, 0),
            }), "a blank that is filled is no news");
            Assert.That((volume.New, volume.Changed, volume.BusiestDay, volume.IsEstimate, volume.IsRunaway), Is.EqualTo((3, 2, 2, false, false)));
            Assert.That(volume.Examples.Select(notice => (notice.Key.NativeId, notice.IsChange)), Is.EqualTo(new[] { ("B", true), ("C", false), ("A", true) }));
            Assert.That(volume.Examples[1].Reasons.Select(reason => reason.Value), Is.EqualTo(new[] { "fuel", "PE-CUS" }));
        });
    }

    [Test]
    public async Task Count_OfASubscriptionThatWasThere_GivesWhatItWasTold()
    {
        await SubscribeAsync("ana@example.org", fuel with { MinWorkingDaysLeft = 6 });
        await MatchAsync();
        await SaveAsync(Closing("near", 6), Closing("far", 20), Textiles("T"), Drafts.Partial("row", "Adquisición de gasohol"));
        await SaveAsync(Closing("row", 21));
        await MatchAsync();
        Now = Drafts.Day(9);
        await SaveAsync(Closing("near", 25), Drafts.Notice("far", content => content with { Sectors = [new SectorAssignment("textiles", SectorBasis.Code, 1, "53101502")] }));
        await MatchAsync();
        var told = (await Matches.UntoldAsync([(await Subscribers.FindByEmailAsync("ana@example.org", None))!.Id], None)).Matches;

        var volume = await CountAsync(fuel with { MinWorkingDaysLeft = 6 });

        Assert.That(told, Is.Not.Empty);
        Assert.That(volume.Examples.Select(notice => notice.Key.NativeId), Is.EquivalentTo(new[] { "near", "far", "row" }));
        Assert.That(volume.New + volume.Changed, Is.EqualTo(told.DistinctBy(match => (match.NoticeId, match.MatchedAt)).Count()));
    }

    [Test]
    public async Task Count_FromAYoungArchive_SaysHowLongItIsAndWhichSourcesWereNotRead()
    {
        var none = await CountAsync(fuel);
        await ReadAsync(Known, RunOutcome.Succeeded);
        await ReadAsync("pe-oece", RunOutcome.Failed);
        Now = Drafts.Day(10);
        var young = await CountAsync(fuel);
        Now = Drafts.Day(2).AddDays(60);
        var old = await CountAsync(fuel);

        Assert.That((none.WatchedSince, none.IsYoung, none.WatchedDays), Is.EqualTo(((DateOnly?)null, true, 0)));
        Assert.That((young.WatchedSince, young.IsYoung, young.WatchedDays), Is.EqualTo((new DateOnly(2026, 8, 2), true, 9)));
        Assert.That(young.Weeks.Select(young.IsWatched), Is.EqualTo(new[] { true, true, true, false, false, false }));
        Assert.That(young.Sources.Late.Select(source => source.LastSuccess), Is.EqualTo(new DateTimeOffset?[] { null }));
        Assert.That((old.IsYoung, old.WatchedDays, old.New), Is.EqualTo((false, 30, 0)));
    }

    [Test]
    public async Task Count_OfABackfill_IsNothing()
    {
        await SaveAsync(isBackfill: true, Closing("A", 20));

        Assert.That((await CountAsync(fuel)).New, Is.Zero);
    }

    [Test]
    public async Task Count_OfMoreThanIsRead_NarrowsByTheSearchAndScalesTheRest()
    {
        // Contents of thousands of notices are as much for a server's answer as a few long ones.
        if (await WhyNoLongTextsAsync() is { } reason)
            Assert.Ignore(reason);
        const int Fuel = 900;
        const int All = 4_500;
        await SaveAsync([.. Enumerable.Range(0, All).Select(number => number < Fuel ? Closing($"F{number}", 20) : Textiles($"T{number}"))]);

        var narrow = await CountAsync(fuel with { Keywords = ["combustible", "nothing of the kind"] });
        var wide = await CountAsync(new());

        Assert.That((narrow.New, narrow.IsEstimate, narrow.IsRunaway, narrow.BusiestDay), Is.EqualTo((Fuel, false, true, Fuel)));
        Assert.That((wide.New, wide.IsEstimate, wide.Examples.Count), Is.EqualTo((All, true, 5)));
    }

    [Test]
    public async Task Planned_AskedForByName_CountsTheLinesToCome()
    {
        var wish = new SubscriptionCriteria { Keywords = ["flota", "combustible"], Exclude = ["gas"], Kinds = [NoticeKind.Planned] };
        Now = Drafts.Day(2, 9).AddDays(-60);
        await SaveAsync(PlanLine("1", 8), PlanLine("2", 12), PlanLine("3", 5), PlanLine("4", 10, "Gas para la flota"));
        Now = Drafts.Day(2, 9);
        await SaveAsync(PlanLine("5", 7), PlanLine("6", 9), PlanLine("7", null));

        Assert.That((await CountAsync(wish)).Planned, Is.EqualTo(new PlannedVolume(4, 2, false)));
        Assert.That((await CountAsync(wish with { Kinds = [] })).Planned, Is.Null);
    }

    private static PlanLineDraft PlanLine(string number, int? month, string title = "Combustible para la flota") => new(
        Source, number, new PlanLineContent { Year = 2026, Title = title, Month = month }, SourceDate: null, Position: number);

    private async Task<PreviewedVolume> CountAsync(SubscriptionCriteria criteria)
    {
        var catalog = SourceCatalog.Load();
        using var search = new SearchStore(Database);
        var preview = new SubscriptionPreview(
            new RecentNews(Database), new NewsSearch(search, catalog), catalog, Watch, new NoticesToMatch(Site),
            new PlannedAhead(new PlanLineList(Database), catalog, RegionTree.Standard, Site, Clock), RegionTree.Standard, Site, Clock);
        return await preview.CountAsync(criteria, None);
    }

    private async Task ReadAsync(string source, RunOutcome outcome)
    {
        await Sources.UpsertAsync([new SourceRegistration(source, source, "hash")], Now, None);
        var run = await Sources.StartRunAsync(source, Now, None);
        await Sources.FinishRunAsync(new FinishedRun(run, outcome, new RunCounts(), outcome == RunOutcome.Failed ? "HTTP 503" : null, Now, null), None);
    }

    private static NoticeDraft Textiles(string nativeId) => Drafts.Notice(nativeId, content => content with
    {
        Title = "Adquisición de uniformes",
        Sectors = [new SectorAssignment("textiles", SectorBasis.Code, 1, "53101502")],
        Classifications = [],
    });
}
