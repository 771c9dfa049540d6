using System.Net;
using AngleSharp.Html.Dom;
using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Entities;
using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Plans;
using ProcurementHub.Storage.Plans;
using ProcurementHub.Tests.Jobs;
using ProcurementHub.Tests.Storage;

namespace ProcurementHub.Tests.Web;

/// <summary>Home, search, notice, entity and what is known of the data, over real HTTP and a real database.</summary>
[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class VisitorPagesTests<TDatabase> : SitePages<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private const string RightToLeft = "\u202Eevil\u202C";

    [Test]
    public async Task Pages_OfAnEmptyArchive_SaySo()
    {
        foreach (var address in new[] { "/", "/search", "/status", "/about" })
        {
            using var answer = await GetAsync(address);
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), address);
        }

        Assert.That((await PageAsync("/")).Body!.TextContent, Does.Contain("There are no calls"));
        Assert.That((await PageAsync("/search?q=agua")).QuerySelector(".notice-box")!.TextContent, Does.Contain("We searched 0 calls"));
    }

    [TestCase("/", "")]
    [TestCase("/search?q=servicio&region=PE-CUS&p=2", "?q=servicio&region=PE-CUS")]
    public async Task Page_OfASearch_LeadsProgramsToTheSameSearch(string address, string query)
    {
        var page = await PageAsync(address);
        var links = page.QuerySelectorAll("head link[rel=alternate]").Select(link => link.GetAttribute("href")!).ToList();

        Assert.That(links, Is.EqualTo(new[] { "rss", "atom", "json", "csv", "ics" }.Select(format => $"/search.{format}{query}")));
        foreach (var link in page.QuerySelectorAll("head link[rel=alternate]"))
        {
            using var answer = await Client.GetAsync(new Uri(link.GetAttribute("href")!, UriKind.Relative));
            Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo(link.GetAttribute("type")));
        }
    }

    [Test]
    public async Task Notice_WithHostileTexts_ShowsThemHarmlessly()
    {
        var hostile = Engine.Keepable($"<script>alert(1)</script> {new string('W', 10_000)} {RightToLeft} 🚜🇵🇪 \u0000 \"'><img src=x onerror=alert(1)>");
        await SaveAsync(Drafts.Notice("bad", content => content with
        {
            Title = hostile,
            Description = hostile + "\nsecond line",
            Url = "javascript:alert(1)",
            Entity = new EntityReference("PE-RUC", "1</td><script>", hostile),
            Documents =
            [
                new AttachedDocument("terms", "javascript:alert(2)", null),
                new AttachedDocument("<b>plans</b>", "https://portal.example/a\"onclick=\"x", null),
                new AttachedDocument("data", "data:text/html,<script>alert(3)</script>", null),
            ],
            Schedule = [new ScheduleStage("<img src=x onerror=alert(1)>" + RightToLeft, Drafts.Day(2), Drafts.Day(12, 17))],
        }));

        foreach (var address in new[] { "/notices/pe-example/bad", "/search", "/", EntityAddress(await PageAsync("/notices/pe-example/bad")) })
        {
            var page = await PageAsync(address);
            Assert.Multiple(() =>
            {
                Assert.That(page.QuerySelectorAll("main script, main img, main b, [onerror], [onclick]"), Is.Empty, address);
                Assert.That(page.DocumentElement.OuterHtml.IndexOfAny(['\u202E', '\u0000']), Is.EqualTo(-1), address);
                Assert.That(page.QuerySelectorAll("a[href]").Select(link => link.GetAttribute("href") ?? ""),
                    Is.All.Matches<string>(href => href![0] is '/' or '#' || href.StartsWith("https://", StringComparison.Ordinal)), address);
                Assert.That(page.QuerySelectorAll("main a[href^=http]").Select(link => link.GetAttribute("rel")), Is.All.EqualTo("nofollow noopener"), address);
            });
        }

        var notice = await PageAsync("/notices/pe-example/bad");
        Assert.That(notice.QuerySelector("h1")!.TextContent, Does.StartWith("<script>alert(1)</script> WWW").And.Contain("🚜🇵🇪"));
        Assert.That(notice.QuerySelectorAll("script").Single().TextContent, Does.Not.Contain('<'), "data ends nowhere but at its end");
    }

    [Test]
    public async Task Notice_ThatChanged_ShowsEveryVersionSideBySide()
    {
        await SaveAsync(Drafts.Notice("A 1/2", content => content with { Schedule = Schedule(12) }));
        Now = Now.AddDays(1);
        await SaveAsync(Drafts.Notice("A 1/2", content => content with { Schedule = Schedule(20), Deadline = new Deadline(Drafts.Day(20, 17), DeadlineBasis.Schedule) }));
        Now = Now.AddDays(1);
        await SaveAsync(Drafts.Notice("A 1/2", content => content with
        {
            Schedule = Schedule(20), Deadline = new Deadline(Drafts.Day(20, 17), DeadlineBasis.Schedule), Status = NoticeStatus.Suspended,
        }));

        var page = await PageAsync("/notices/pe-example/A%201/2");

        Assert.That(page.QuerySelectorAll("h3").Select(heading => heading.TextContent), Has.Exactly(2).Items.And.All.StartsWith("Version "));
        Assert.That(Row(page.QuerySelectorAll("table.changes")[0], "Status"), Is.EqualTo(("Open", "Suspended")));
        Assert.That(Row(page.QuerySelectorAll("table.changes")[1], "Deadline"), Is.EqualTo(("12 Aug 2026, 17:00", "20 Aug 2026, 17:00")));
        var (before, after) = Row(page.QuerySelectorAll("table.changes")[1], "Schedule");
        Assert.That((before, after), Is.EqualTo(("Presentación de ofertas: 10 Aug 2026, 10:00 – 12 Aug 2026, 17:00", "Presentación de ofertas: 10 Aug 2026, 10:00 – 20 Aug 2026, 17:00")), "only the stage that moved");
        Assert.That(page.QuerySelectorAll("#evidence ~ ul")[0].QuerySelectorAll("a[href^='/evidence/']"), Has.Length.EqualTo(3));
        Assert.That(page.QuerySelector(".timeline .deadline .stage")!.TextContent, Is.EqualTo("Presentación de ofertas"));
        Assert.That(page.QuerySelector(".notice-box.warn")!.TextContent, Does.Contain("Suspended"));
    }

    [TestCase("es", "Presentación de ofertas hasta miércoles 12 de agosto de 2026, 17:00: quedan 15 días, 9 hábiles", "S/ 34,100.51", "por el código 15101505")]
    [TestCase("en", "Tenders until Wednesday 12 August 2026, 17:00: 15 days left, 9 working days", "S/ 34,100.51", "by the code 15101505")]
    public async Task Notice_InTheReadersLanguage_TellsDaysAmountAndReasons(string language, string deadline, string amount, string reason)
    {
        await SaveAsync(Drafts.Notice("A"));

        var page = await PageAsync("/notices/pe-example/A", language);

        Assert.That(page.QuerySelector(".days")!.TextContent, Is.EqualTo(deadline));
        Assert.That(page.QuerySelector(".facts-table")!.TextContent, Does.Contain(amount).And.Contain(reason));
    }

    [Test]
    public async Task Notice_ThatCameFromAPlanLine_NamesItAndWhy()
    {
        await SaveAsync(Drafts.Notice("A"));
        await SaveAsync(new PlanLineDraft(
            Source, "plan-7",
            new PlanLineContent { Title = "Adquisición de combustible", Year = 2026, Month = 7, Reference = "7", Entity = new EntityReference("PE-CONSUCODE", "1042", "MUNI") },
            null, "row 7"));
        await new PlanTying(Database, new HandMovedClock(() => Now)).RunAsync(None);

        var facts = (await PageAsync("/notices/pe-example/A")).QuerySelector(".facts-table")!;
        Assert.That(facts.TextContent, Does.Contain("Plan of 2026, number 7").And.Contain("planned for July").And.Contain("by its words, month and amount; likeness"));
        Assert.That(facts.QuerySelector("a[href='/plans/2026/PE-CONSUCODE/1042']"), Is.Not.Null);
        Assert.That((await PageAsync("/entities/PE-CONSUCODE/1042")).Body!.TextContent, Does.Contain("Plan of 2026: 1 planned purchases"));
        Assert.That((await PageAsync("/plans/calls?year=2026")).QuerySelector("tbody")!.TextContent, Does.Contain("MUNI"));
        Assert.That((await PageAsync("/plans/calls/2026/PE-CONSUCODE/1042")).QuerySelector("main")!.TextContent, Does.Contain("0 of 0 purchases").And.Contain("0 of 1 calls"));
    }

    [Test]
    public async Task Search_OfAnything_KeepsItInItsLinks()
    {
        await SaveAsync([.. Enumerable.Range(0, 30).Select(number => Drafts.Notice($"N{number}", content => content with
        {
            ProcedureCode = $"LP-{number}-2026-X", Sectors = [new SectorAssignment("food", SectorBasis.Code, 1, null)],
        }))]);
        const string asked = "q=combustible&sector=food&region=PE-CUS&category=goods&entity=PE-CONSUCODE%3A1042&min=1000&closing=open&since=2026-08-01&status=open&sme=1&order=closing";

        var page = await PageAsync("/search?" + asked);

        Assert.That(page.QuerySelectorAll(".items .title"), Has.Length.EqualTo(25));
        Assert.That(Href(page, "a[rel=next]"), Is.EqualTo($"/search?{asked}&p=2"));
        foreach (var feed in new[] { "/signup", "/search.rss", "/search.csv", "/search.json", "/search.ics" })
            Assert.That(Href(page, $"main a[href^='{feed}']"), Is.EqualTo($"{feed}?{asked}"));
        Assert.That((await PageAsync($"/search?{asked}&p=2")).QuerySelectorAll(".items .title"), Has.Length.EqualTo(5));
    }

    [TestCase("q=zapatos")]
    [TestCase("min=40000")]
    [TestCase("max=30000")]
    [TestCase("closing=3")]
    [TestCase("since=2026-08-02")]
    [TestCase("status=closed")]
    [TestCase("entity=PE-RUC:1")]
    [TestCase("region=PE-LIM")]
    public async Task Search_ThatFindsNothing_SaysWhatWasSearchedAndHowFarTheArchiveReaches(string asked)
    {
        await SaveAsync(Drafts.Notice("A"));

        var page = await PageAsync("/search?" + asked);

        Assert.That(page.QuerySelectorAll(".items .title"), Is.Empty);
        Assert.That(page.QuerySelector(".notice-box")!.TextContent, Does.Contain("We searched 1 calls, published since 1 August 2026"));
        Assert.That(page.QuerySelectorAll(".links strong"), Has.Length.EqualTo(1), "what was searched for");
    }

    [Test]
    public async Task Search_WithWhatIsNotUnderstood_SaysWhatWasLeftOut()
    {
        await SaveAsync(Drafts.Notice("A"));

        var page = await PageAsync("/search?sector=%3Cscript%3E&min=abc");

        Assert.That(page.QuerySelector(".error-summary")!.TextContent, Does.Contain("\"<script>\"").And.Contain("\"abc\""));
        Assert.That(page.QuerySelectorAll(".items .title"), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task Search_ThatCanBeNarrowed_CountsEachWay()
    {
        await SaveAsync(
            Drafts.Notice("A"),
            Drafts.Notice("B", content => content with { ProcedureCode = "LP-2", Sectors = [new SectorAssignment("food", SectorBasis.Code, 1, null)], Regions = [new PlaceOfExecution("PE-1501", RegionBasis.Text)] }),
            Drafts.Notice("C", content => content with { ProcedureCode = "LP-3", Category = ProcurementCategory.Works }));

        var page = await PageAsync("/search");
        var ways = page.QuerySelectorAll("main details .links li").Select(way => string.Join(' ', way.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToList();

        Assert.That(ways, Is.SupersetOf(new[] { "Food and beverages 1", "Cusco 2", "Lima 1", "Goods 2", "Works 1" }));
        Assert.That(page.Body!.TextContent, Does.Contain("The numbers count all that was found."));
    }

    [Test]
    public async Task Home_OfAMonth_SaysOfWhichNoticesTheMeanIs()
    {
        var published = Now.AddHours(1);
        NoticeDraft In(string id, Func<NoticeContent, NoticeContent> but) => Drafts.Notice(id, content => but(content with { ProcedureCode = id, Published = published }));
        await DocumentAsync();
        Now = Now.AddHours(2);
        await SaveAsync(
            In("two", content => content with { Deadline = new Deadline(published.AddDays(2), DeadlineBasis.Schedule) }),
            In("four", content => content with { Deadline = new Deadline(published.AddDays(4), DeadlineBasis.Schedule) }),
            In("none", content => content with { Deadline = Deadline.NotInSource }),
            In("again", content => content with { Restart = new Restart(null, null) }),
            In("early", content => content with { Published = published.AddDays(-5) }));

        await CountLeadTimesAsync();
        var figures = (await PageAsync("/")).QuerySelectorAll(".figures > div").Select(figure => string.Join(' ', figure.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToList();

        Assert.That(figures[0], Does.StartWith("Calls for tenders 5"));
        Assert.That(figures[1], Does.StartWith("Public bodies that called 1"));
        Assert.That(figures[2], Does.EndWith("3.0 days Mean of 2 of 5 calls; 1 restarted; 1 without a deadline in the source; 1 published before we began to read their source."));
    }

    [Test]
    public async Task Choice_Made_IsAPlainCookieThatTheHomePageFollows()
    {
        await SaveAsync(Drafts.Notice("fuel"), Drafts.Notice("food", content => content with { ProcedureCode = "LP-2", Sectors = [new SectorAssignment("food", SectorBasis.Code, 1, null)] }));
        using var chosen = await GetAsync("/choice?sector=food&region=PE-CUS");
        using var wrong = await GetAsync("/choice?sector=%0d%0aSet-Cookie:x&region=nowhere");
        using var cleared = await GetAsync("/choice?clear=1");
        var cookie = chosen.Headers.GetValues("Set-Cookie").Single();

        Assert.That(cookie, Does.StartWith("choice=food.PE-CUS;").And.Contain("httponly").And.Contain("samesite=lax"));
        Assert.That((chosen.StatusCode, chosen.Headers.Location?.ToString()), Is.EqualTo((HttpStatusCode.Redirect, "/#choice")));
        Assert.That(wrong.Headers.GetValues("Set-Cookie").Single(), Does.StartWith("choice=; expires="));
        Assert.That(cleared.Headers.GetValues("Set-Cookie").Single(), Does.StartWith("choice=; expires="));
        Assert.That(Titles(await PageAsync("/", cookie: "choice=food.PE-CUS")), Is.EqualTo(new[] { "/notices/pe-example/food", "/notices/pe-example/food" }));
        Assert.That(Titles(await PageAsync("/")), Has.Count.EqualTo(4), "nobody else's");
    }

    [Test]
    public async Task Entity_ByAnyIdentifier_ShowsWhatItBuysAndItsOpenCalls()
    {
        await SaveAsync(Drafts.Notice("A"), Drafts.Notice("B", content => content with { ProcedureCode = "LP-2", Deadline = new Deadline(Drafts.Day(2), DeadlineBasis.Schedule) }));
        Now = Drafts.Day(3);

        var page = await PageAsync("/entities/PE-CONSUCODE/1042");
        using var none = await GetAsync("/entities/PE-RUC/1");

        Assert.That(page.QuerySelector("h1")!.TextContent, Is.EqualTo("MUNICIPALIDAD DISTRITAL DE ECHARATI"));
        Assert.That(Titles(page), Is.EqualTo(new[] { "/notices/pe-example/A" }));
        Assert.That(page.QuerySelector("td.number")!.TextContent, Is.EqualTo("2"));
        Assert.That(page.Body!.TextContent, Does.Contain("No plan of its has been read. That does not mean that it published none"));
        Assert.That(none.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [TestCase("/notices/pe-example/none")]
    [TestCase("/evidence/999")]
    [TestCase("/evidence/x")]
    [TestCase("/choice/../../etc")]
    public async Task Nothing_OfThatAddress_IsNotFound(string address) =>
        Assert.That((await GetAsync(address)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));

    private static IReadOnlyList<ScheduleStage> Schedule(int lastDay) =>
    [
        new ScheduleStage("Convocatoria", Drafts.Day(1), Drafts.Day(1)),
        new ScheduleStage("Presentación de ofertas", Drafts.Day(10), Drafts.Day(lastDay, 17)),
    ];

    private static (string Before, string After) Row(AngleSharp.Dom.IElement table, string field)
    {
        var row = table.QuerySelectorAll("tbody tr").Single(row => row.QuerySelector("th")!.TextContent == field);
        return (row.QuerySelectorAll("td")[0].TextContent, row.QuerySelectorAll("td")[1].TextContent);
    }

    private static string? Href(IHtmlDocument page, string selector) => page.QuerySelector(selector)?.GetAttribute("href");

    private static string EntityAddress(IHtmlDocument page) => Href(page, ".facts-table a[href^='/entities/']")!;

    private static List<string?> Titles(IHtmlDocument page) => [.. page.QuerySelectorAll(".items .title").Select(link => link.GetAttribute("href"))];
}
