using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using ProcurementHub.Storage.Sources;
using ProcurementHub.Tests.Jobs;
using ProcurementHub.Tests.Storage;

namespace ProcurementHub.Tests.Web;

/// <summary>The two steps to alerts, over real HTTP and with a real archive.</summary>
[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class SignupStepsTests<TDatabase> : StoreTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private SiteServer server = null!;
    private HttpClient client = null!;

    [SetUp]
    public async Task OpenAsync()
    {
        server = await SiteServer.StartAsync(Options, new HandMovedClock(() => Now));
        client = server.Client;
    }

    [TearDown]
    public async Task CloseAsync() => await server.DisposeAsync();

    [Test]
    public async Task FirstStep_FromASearch_HasItsFieldsFilled()
    {
        await SaveAsync(Drafts.Notice("A", content => content with { ProcedureType = "Licitación Pública" }));

        var page = await PageAsync("/signup?q=uniformes&sector=textiles&region=PE-150142&category=goods&order=closing");

        Assert.Multiple(() =>
        {
            Assert.That(Checked(page), Is.EqualTo(new[] { "sector=textiles", "region=PE-150142", "category=goods", "often=daily" }));
            Assert.That(page.QuerySelector("textarea[name=q]")!.TextContent.Trim(), Is.EqualTo("uniformes"));
            Assert.That(page.QuerySelectorAll("input[name=type]").Select(type => type.GetAttribute("value")), Is.EqualTo(new[] { "Licitación Pública" }));
            Assert.That(page.QuerySelector("input[name=region][value=PE-0801]"), Is.Not.Null, "provinces are there to choose");
            Assert.That(page.QuerySelectorAll("form input:not([type=hidden]), form textarea").Where(field => Label(page, field) is null), Is.Empty);
            Assert.That(page.QuerySelector(".error-summary"), Is.Null);
        });
    }

    [TestCase("es", "Un aviso no puede guardar", "Orden: Las que cierran antes primero")]
    [TestCase("en", "An alert cannot keep", "Order: Closing soonest first")]
    public async Task FirstStep_FromASearchWithPartsThatNoAlertKeeps_SaysWhich(string language, string said, string order)
    {
        var page = await PageAsync($"/signup?q=uniformes&entity=PE-RUC:20100000001&closing=7&since=2026-11-01&status=open&order=closing&lang={language}");
        var box = page.QuerySelector("main .notice-box")!;

        Assert.That(box.QuerySelector("p")!.TextContent, Does.StartWith(said));
        Assert.That(box.QuerySelectorAll("li"), Has.Length.EqualTo(5), "the words are kept");
        Assert.That(box.QuerySelectorAll("li").Select(part => part.TextContent), Does.Contain(order));
        Assert.That((await PageAsync("/signup?q=uniformes&sector=textiles")).QuerySelector("main .notice-box"), Is.Null);
    }

    [TestCase("es", "carácter 11: falta cerrar estas comillas")]
    [TestCase("en", "character 11: this quote is never closed")]
    public async Task FirstStep_WithFaults_SumsThemUpAtTheirFields(string language, string expected)
    {
        var page = await PageAsync($"/signup/address?q=uniformes+%22de+gala&days=soon&lang={language}");

        var links = page.QuerySelectorAll(".error-summary a");
        Assert.Multiple(() =>
        {
            Assert.That(page.QuerySelector("form[method=get]")!.GetAttribute("action"), Is.EqualTo("/signup"));
            Assert.That(links.Select(link => link.GetAttribute("href")), Is.EqualTo(new[] { "#q", "#days" }));
            Assert.That(links[0].TextContent, Does.Contain(expected));
            Assert.That(links.Select(link => page.GetElementById(link.GetAttribute("href")![1..])?.GetAttribute("aria-invalid")), Is.All.EqualTo("true"));
            Assert.That(page.GetElementById("q")!.GetAttribute("aria-describedby")!.Split(' ').Select(id => page.GetElementById(id)), Has.None.Null);
            Assert.That(page.GetElementById("q")!.TextContent.Trim(), Is.EqualTo("uniformes \"de gala"));
        });
    }

    [Test]
    public async Task SecondStep_ShowsWhatWouldHaveCome_AndKeepsTheChoice()
    {
        await WatchedAsync();
        await SaveAsync(Drafts.Notice("A", content => content with { Title = "Adquisición de <b>combustible</b>" }), Drafts.Notice("B", content => content with { Title = "Adquisición de uniformes" }));
        Now = Now.AddDays(9);

        var page = await PageAsync("/signup/address?q=combustible&region=PE-CUS&often=weekly&lang=en");

        Assert.Multiple(() =>
        {
            Assert.That(page.QuerySelectorAll("tbody tr").Count(row => string.Join(' ', row.QuerySelectorAll("td").Select(cell => cell.TextContent)) == "1 0"), Is.EqualTo(1), "one new, none changed");
            Assert.That(page.QuerySelectorAll(".items .title").Select(link => link.TextContent), Is.EqualTo(new[] { "Adquisición de <b>combustible</b>" }));
            Assert.That(page.QuerySelector(".items")!.TextContent, Does.Contain("Cusco"));
            Assert.That(page.QuerySelector(".notice-box")!.TextContent, Does.Contain("10 days"));
            Assert.That(page.QuerySelector("section a[href^='/signup?']")!.GetAttribute("href"), Is.EqualTo("/signup?q=combustible&region=PE-CUS&often=weekly"));
            Assert.That(page.QuerySelector("form[method=post]")!.GetAttribute("action"), Is.EqualTo("/signup/address?q=combustible&region=PE-CUS&often=weekly"));
        });
    }

    [Test]
    public async Task SecondStep_WithoutAnArchive_DoesNotSayThatThereIsNothing()
    {
        var page = await PageAsync("/signup/address?sector=textiles&lang=en");

        Assert.That(page.QuerySelector("section[aria-labelledby=volume]")!.TextContent, Does.Contain("No source has been read yet").And.Not.Contain("Nothing,"));
    }

    private async Task WatchedAsync()
    {
        await Sources.UpsertAsync([new SourceRegistration("pe-seace-search", "Seace", "hash")], Now, None);
        var run = await Sources.StartRunAsync("pe-seace-search", Now, None);
        await Sources.FinishRunAsync(new FinishedRun(run, RunOutcome.Succeeded, new RunCounts(), null, Now, null), None);
    }

    private async Task<IHtmlDocument> PageAsync(string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        return await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
    }

    private static IEnumerable<string> Checked(IHtmlDocument page) => page.QuerySelectorAll("input[checked]")
        .Select(field => $"{field.GetAttribute("name")}={field.GetAttribute("value")}");

    private static IElement? Label(IHtmlDocument page, IElement field) =>
        field.Closest("label") ?? (field.Id is { } id ? page.QuerySelector($"label[for={id}]") : null);
}
