using ProcurementHub.Core.LeadTimes;
using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Plans;
using ProcurementHub.Core.Text;
using ProcurementHub.Storage;
using ProcurementHub.Storage.Collecting;
using ProcurementHub.Storage.Compliance;
using ProcurementHub.Storage.Digests;
using ProcurementHub.Storage.Engines;
using ProcurementHub.Storage.LeadTimes;
using ProcurementHub.Storage.Matches;
using ProcurementHub.Storage.Notices;
using ProcurementHub.Storage.Plans;
using ProcurementHub.Storage.Search;
using ProcurementHub.Storage.Subscribers;

namespace ProcurementHub.Tests.Storage;

/// <summary>
/// What runs most often or over most rows reads no big table from end to end: the engine is asked for the plan of every
/// statement that a store ran.
/// </summary>
[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class HeavyStatementTests<TDatabase> : StoreTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private PlanReader recorder = null!;
    private long subscriberId;

    private HubDatabase recorded => recorder.Database;

    // Whose plan on Babelfish hangs on how many rows there are.
    private static readonly string[] onlyOnSqlite =
    [
        "untold matches", "closing reminders", "collecting a batch", "search", "plan lines and demand", "plans and calls",
        "plan lines that are gone", "erasing a subscriber",
    ];

    [SetUp]
    public async Task FillAsync()
    {
        recorder = PlanReader.Of(Options);
        await Subscribers.ImportAsync([Subscription("ana@example.pe", sectors: "fuel")], Now, Now, None);
        subscriberId = (await Subscribers.FindByEmailAsync("ana@example.pe", None))!.Id;
        await SaveAsync(Drafts.Notice("A-1"), Drafts.Notice("A-2"));
        await SaveAsync(Line("1"), Line("2"));
        await MatchAsync();
        await new DigestStore(Database).CommitAsync(await DigestAsync("2026-07-28"), Now, None);
        await SaveAsync(Moved("A-1", 20));
        await MatchAsync();
        await SaveAsync(Moved("A-2", 21));
    }

    [TearDown]
    public void Stop() => recorder?.Dispose();

    [TestCase("pending versions", "notice_version_to_match", "notice_version_by_number")]
    [TestCase("untold matches", "notice_match_untold", "notice_version_by_number")]
    [TestCase("who has something to say", "notice_match_untold", "plan_line_match_untold", "digest_by_time")]
    [TestCase("closing reminders", "reminder_by_time", "notice_match_once")]
    [TestCase("commit of a digest", "digest_once")]
    [TestCase("lease of mails", "outbox_delivery_by_state")]
    [TestCase("emptying of mails", "outbox_delivery_to_empty")]
    [TestCase("collecting a batch", "notice_by_native_id", "plan_line_by_native_id")]
    [TestCase("notice page", "notice_by_native_id", "notice_version_by_number")]
    [TestCase("search")]
    [TestCase("plan lines and demand", "plan_line_by_month", "plan_line_sector_by_code", "plan_line_region_by_code")]
    [TestCase("plans and calls", "notice_by_entity", "plan_tie_by_line")]
    [TestCase("plan lines that are gone", "plan_line_match_by_line")]
    [TestCase("lead times", "lead_time_pending_by_notice")]
    [TestCase("compliance", "plan_line_by_month")]
    [TestCase("erasing a subscriber", "outbox_mail_by_digest")]
    public async Task Statements_OfWhatIsHeavy_GoByIndexes(string name, params string[] indexes)
    {
        LeaveOutOnBabelfish(name);
        Assert.That(await WrongAsync(name, indexes), Is.Empty);
    }

    [TestCase("notice_version_to_match", "pending versions", "notice_version: ")]
    [TestCase("notice_match_untold", "untold matches", "nothing goes by notice_match_untold")]
    [TestCase("outbox_delivery_by_state", "lease of mails", "outbox_delivery: ")]
    [TestCase("outbox_delivery_to_empty", "emptying of mails", "nothing goes by outbox_delivery_to_empty")]
    [TestCase("plan_line_by_month", "compliance", "plan_line: ")]
    [TestCase("plan_line_match_by_line", "plan lines that are gone", "plan_line_match: ")]
    [TestCase("outbox_mail_by_digest", "erasing a subscriber", "outbox_mail: ")]
    public async Task Statements_WhereAnIndexIsMissing_AreNamed(string index, string name, string wrong)
    {
        if (Options.Provider == DatabaseProvider.SqlServer && !index.StartsWith("outbox_delivery", StringComparison.Ordinal) && index != "notice_version_to_match")
            Assert.Ignore("PostgreSQL finds another index of ours, and reads that from end to end");
        var made = SchemaText.IndexesOf(Database.Dialect.MigrationFolder).Single(statement => statement.Contains($" {index} ON ", StringComparison.Ordinal));
        var on = Options.Provider == DatabaseProvider.SqlServer ? made[made.IndexOf(" ON ", StringComparison.Ordinal)..made.IndexOf(" (", StringComparison.Ordinal)] : "";
        await Database.RunAsync($"DROP INDEX {index}{on}", null, None);
        try
        {
            Assert.That(await WrongAsync(name, index), Has.Some.StartsWith(wrong));
        }
        finally
        {
            await Database.RunAsync(made, null, None);
        }
    }

    private void LeaveOutOnBabelfish(string name)
    {
        if (Options.Provider == DatabaseProvider.SqlServer && onlyOnSqlite.Contains(name))
            Assert.Ignore("PostgreSQL, below Babelfish, counts the few rows that are there, and joins from the other end: its plan says nothing of millions");
    }

    private async Task<List<string>> WrongAsync(string name, params string[] indexes)
    {
        recorder.Forget();
        await RunAsync(name);
        var plans = recorder.Plans();
        Assert.That(plans, Is.Not.Empty, "nothing was run");
        foreach (var plan in plans)
            await TestContext.Out.WriteLineAsync($"{plan.Sql}\n  => {string.Join("\n  => ", plan.Steps)}\n");
        return
        [
            .. plans.SelectMany(plan => plan.WholeReads.Select(step => $"{step} in: {plan.Sql}")),
            .. indexes.Where(index => !plans.Any(plan => plan.Uses(index))).Select(index => $"nothing goes by {index}"),
        ];
    }

    private async Task RunAsync(string name)
    {
        switch (name)
        {
            case "pending versions":
                Assert.That(await new PendingVersions(recorded).ListAsync(10, ["other"], Now, None), Is.Not.Empty);
                break;
            case "untold matches":
                Assert.That((await new MatchStore(recorded).UntoldAsync([subscriberId], None)).Matches, Is.Not.Empty);
                break;
            case "who has something to say":
                Assert.That(await new SubscriberStore(recorded).WithSomethingToSayAsync(Now, Now.AddDays(-7), None), Is.Not.Empty);
                break;
            case "closing reminders":
                Assert.That(await new DigestStore(recorded).ClosingAsync([subscriberId], Now, Now.AddDays(60), None), Is.Not.Empty);
                break;
            case "commit of a digest":
                var digest = await DigestAsync("2026-07-29");
                recorder.Forget();
                Assert.That(await new DigestStore(recorded).CommitAsync(digest, Now, None), Is.True);
                break;
            case "lease of mails":
                Assert.That(await new OutboxStore(recorded).LeaseAsync("w1", 10, ["busy.example"], Now, TimeSpan.FromMinutes(1), None), Is.Not.Empty);
                Assert.That(await new OutboxStore(recorded).LeaseAsync("w2", 10, Now.AddHours(1), TimeSpan.FromMinutes(1), None), Is.Not.Empty);
                break;
            case "emptying of mails":
                var taken = (await new OutboxStore(recorded).LeaseAsync("w1", 10, Now, TimeSpan.FromMinutes(1), None)).Single();
                await new OutboxStore(recorded).MarkSentAsync(taken.Id, "w1", Now, None);
                recorder.Forget();
                Assert.That(await new OutboxStore(recorded).EmptyEndedAsync(Now, 10, None), Is.EqualTo(1));
                break;
            case "collecting a batch":
                await CollectAsync();
                break;
            case "notice page":
                Assert.That(await new NoticePages(recorded).FindAsync(new NoticeKey(Source, "A-1"), None), Is.Not.Null);
                break;
            case "search":
                await SearchAsync();
                break;
            case "plan lines and demand":
                await PlansAsync();
                break;
            case "plans and calls":
                var year = new PlanYearSpan(2026, Now.AddMonths(-6), Now.AddMonths(6), 8);
                Assert.That(await new PlanCalls(recorded).ListAsync(year, None), Is.Not.Empty);
                break;
            case "plan lines that are gone":
                await TakeOutAsync();
                break;
            case "lead times":
                var settings = new LeadTimeSettings(
                    TimeZoneInfo.FindSystemTimeZoneById("America/Lima"), "PE", LeadTimeRule.Standard, new Dictionary<string, LeadTimeSource>());
                Assert.That((await new LeadTimeRefresh(recorded).RunAsync(settings, Now, None)).Notices, Is.EqualTo(2));
                break;
            case "compliance":
                Assert.That((await new ComplianceStore(recorded).ReadAsync(2026, [Source], [Source], Now, None)).Facts, Is.Not.Empty);
                break;
            case "erasing a subscriber":
                var subscriber = await Subscribers.FindByEmailAsync("ana@example.pe", None);
                recorder.Forget();
                Assert.That(await new OwnDataStore(recorded).ForgetAsync(subscriber!, None), Is.True);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such heavy statement.");
        }
    }

    private async Task CollectAsync()
    {
        var document = await DocumentAsync();
        var run = await Database.FirstAsync<long>("SELECT MAX(id) FROM source_run", null, None);
        recorder.Forget();
        var batch = new DocumentBatch
        {
            SourceId = Source, DocumentId = document, ObservedAt = Now,
            Notices = [Moved("A-1", 25), Drafts.Notice("A-9")], PlanLines = [Line("1", 7), Line("9")],
        };
        Assert.That(await new CollectionStore(recorded).SaveAsync(new PassPortion { RunId = run, At = Now, Batches = [batch] }, None), Has.Count.EqualTo(1));
    }

    private async Task TakeOutAsync()
    {
        var document = await RecordAsync(Fetched("https://portal.example/plan", 2));
        var run = await Database.FirstAsync<long>("SELECT MAX(id) FROM source_run", null, None);
        recorder.Forget();
        var batch = new DocumentBatch
        {
            SourceId = Source, DocumentId = document.Id, ObservedAt = Now, PlanLines = [Line("1", 7)], PlansAreWhole = true, Result = Read(1) with { PlanLines = 1 },
        };
        await new CollectionStore(recorded).SaveAsync(new PassPortion { RunId = run, At = Now, Batches = [batch] }, None);
        Assert.That(await new PlanMatchStore(recorded).ReachedAsync([1], None), Is.Empty);
    }

    private async Task SearchAsync()
    {
        using var search = new SearchStore(recorded);
        var words = new SearchRequest { Query = KeywordQuery.Parse("combustible").Value, Take = 10, Sampled = 10, IsOnePerProcedure = true };
        Assert.That((await search.SearchAsync(words, None)).Notices, Is.Not.Empty);
        await search.SearchAsync(words with { Sectors = ["fuel"], Regions = ["PE"], OpenAt = Now, Order = SearchOrder.ClosingSoonest }, None);
    }

    private async Task PlansAsync()
    {
        var filter = new PlanLineFilter { Year = 2026, Sectors = ["not-known", "fuel"], Regions = ["PE"] };
        await new PlanLineList(recorded).SearchAsync(filter, 0, 10, None);
        await new PlanDemand(recorded).ReadAsync(filter, DemandKeys.Month | DemandKeys.Sector | DemandKeys.Region, null, None);
        Assert.That((await new PlanLineList(recorded).SearchAsync(new PlanLineFilter { Year = 2026, Month = 4 }, 0, 10, None)).Lines, Is.Not.Empty);
        var ahead = new PlanLineFilter { From = new DateOnly(2026, 4, 1) };
        Assert.That(await new PlanDemand(recorded).ReadAsync(ahead, DemandKeys.Month, null, None), Is.Not.Empty);
    }

    private async Task MatchAsync()
    {
        var versions = await Pending.ListAsync(100, None);
        var search = (await Subscribers.ActiveSubscriptionsAsync(None)).Single().SubscriptionId;
        await Matches.SaveAsync(
            [.. versions.Select(version => new NewMatch(search, version.NoticeId, version.VersionId, "{}"))],
            [.. versions.Select(version => version.VersionId)], Now, None);
    }

    private async Task<DigestDraft> DigestAsync(string period)
    {
        var untold = await Matches.UntoldAsync([subscriberId], None);
        return new DigestDraft
        {
            SubscriberId = subscriberId,
            Period = period,
            Items = untold.Notices.Count,
            LeftOut = 0,
            Matches = [.. untold.Matches.Select(match => new ToldMatch(match.Id, untold.Notices[match.NoticeId].Version))],
            Reminders = [.. untold.Notices.Keys.Select(notice => new ReminderMark(notice, Now.AddDays(20)))],
            LinkToken = "token" + period,
            Mail = new MailDraft { MessageId = $"<{period}@hub.example>", Recipient = "ana@example.pe", Subject = "Dos convocatorias", Html = "<p>ñ</p>", Text = "ñ" },
        };
    }

    private static NoticeDraft Moved(string nativeId, int day) =>
        Drafts.Notice(nativeId, content => content with { Deadline = new Deadline(Drafts.Day(day), DeadlineBasis.Schedule) });

    private static PlanLineDraft Line(string nativeId, int month = 4) => new(
        Source, nativeId,
        new PlanLineContent
        {
            Entity = new("PE-CONSUCODE", "1042", "MUNICIPALIDAD DISTRITAL DE ECHARATI"), Year = 2026, Title = "Combustible", Month = month,
            Amount = Amount.Published(100, "PEN"),
        },
        SourceDate: null, Position: "line " + nativeId);
}
