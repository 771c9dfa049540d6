using System.Net;
using System.Text.RegularExpressions;
using ProcurementHub.Core.Notices;
using ProcurementHub.Storage.Figures;
using ProcurementHub.Storage.Notices;
using ProcurementHub.Storage.Staff;
using ProcurementHub.Tests.Storage;

namespace ProcurementHub.Tests.Web.Staff;

[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class HiddenNoticeTests<TDatabase> : StaffedSite<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private const string Page = "/staff/notices?notice=pe-example%2FA%201%2F2";

    [SetUp]
    public async Task SaveAsync()
    {
        await SubscribeAsync("ana@example.org", new() { Sectors = ["fuel"] });
        await SaveAsync(Titled("A 1/2", "Petróleo para Echarati"), Titled("B", "Gasohol para Quillabamba"));
        await MatchAsync();
    }

    [Test]
    public async Task Notice_Hidden_IsInNoListAndItsPageSaysWhy()
    {
        using var rosa = await SignedInAsync();
        Assert.That(await FoundAsync(), Has.Length.EqualTo(2));

        var done = await rosa.FillAsync(Page, "handler=hide", ("why", "Datos de una <persona>"));

        using var gone = await Guest.SendAsync(HttpMethod.Get, "/notices/pe-example/A%201/2");
        Assert.That(done.QuerySelector("[role=status]")!.TextContent, Does.Contain("hidden"));
        Assert.That(gone.StatusCode, Is.EqualTo(HttpStatusCode.Gone));
        Assert.That(gone.Headers.CacheControl?.NoCache, Is.True, "browsers keep it for ever if they are told nothing");
        Assert.That(await gone.Content.ReadAsStringAsync(), Does.Contain("Datos de una &lt;persona&gt;").And.Not.Contain("Petróleo"));
        Assert.That(await Guest.StatusAsync("/calendar/pe-example/A%201/2.ics"), Is.EqualTo(HttpStatusCode.Gone));
        Assert.That(await FoundAsync(), Is.EqualTo(new[] { "Gasohol para Quillabamba" }));
        Assert.That((await Guest.PageAsync("/")).QuerySelectorAll(".items .title").Select(link => link.TextContent).Distinct(), Is.EqualTo(new[] { "Gasohol para Quillabamba" }));
        Assert.That((await Guest.PageAsync("/notices/pe-example/B")).Body!.TextContent, Does.Contain("Gasohol").And.Not.Contain("Petróleo"), "what is like it");
        Assert.That(await Notices.StreamAsync(None).Select(notice => notice.NativeId).ToListAsync(), Is.EqualTo(new[] { "B" }), "the export");
        Assert.That(await Notices.CountAsync(NoticeFilter.All, None), Is.EqualTo(1));
        foreach (var list in new[] { "/search.rss", "/search.atom", "/search.csv", "/search.json", "/search.ics", "/api/v1/notices", "/ocds/releases" })
            Assert.That(await TextAsync(list), Does.Contain("Gasohol").And.Not.Contain("Petróleo"), list);
        Assert.That(await TextAsync("/sitemap-1.xml"), Does.Contain("/notices/pe-example/B").And.Not.Contain("A%201/2"));
        Assert.That(await Guest.StatusAsync("/api/v1/notices/pe-example/A%201/2"), Is.EqualTo(HttpStatusCode.Gone));
        Assert.That(await TextAsync("/api/v1/notices/pe-example/A%201/2"), Does.Contain("Datos de una").And.Not.Contain("Petróleo"));
    }

    [Test]
    public async Task Notice_Hidden_IsInNoFigureAndNoChoice()
    {
        var old = Drafts.Day(1).AddYears(-9);
        await SaveAsync(Drafts.Notice("old", content => content with { Published = old, ProcedureType = "Subasta del siglo pasado" }));
        Assert.That((await new FigureStore(Database).ReachAsync(None)).FirstPublishedAt, Is.EqualTo(old));
        Assert.That(await new ProcedureTypes(Database).CommonestAsync(None), Does.Contain("Subasta del siglo pasado"));

        await new HiddenNotices(Database, Clock).HideAsync((await FindAsync("old")).Notice.Id, "rosa@hub.example", "duplicada", None);

        Assert.That((await new FigureStore(Database).ReachAsync(None)).FirstPublishedAt, Is.GreaterThan(old.AddYears(8)));
        Assert.That(await new ProcedureTypes(Database).CommonestAsync(None), Does.Not.Contain("Subasta del siglo pasado"));
    }

    [Test]
    public async Task Notice_Hidden_IsToldWhenItIsShownAgain()
    {
        using var rosa = await SignedInAsync();
        await rosa.FillAsync(Page, "handler=hide", ("why", "duplicada"));
        await ComposeAsync();
        await SendAsync();
        var first = NewestText();

        await rosa.FillAsync(Page, "handler=show", ("why", "no lo era"));
        Now = Now.AddDays(1);
        await ComposeAsync();
        await SendAsync();
        var second = NewestText();

        Assert.That(first, Does.Contain("Gasohol para Quillabamba").And.Not.Contain("Petróleo"));
        Assert.That(second, Does.Contain("Petróleo para Echarati").And.Not.Contain("Gasohol"));
        Assert.That(await FoundAsync(), Has.Length.EqualTo(2));
    }

    [Test]
    public async Task Notice_ToldAndHidden_IsNotBroughtToMindBeforeItCloses()
    {
        await ComposeAsync();
        await SendAsync();
        using var rosa = await SignedInAsync();
        await rosa.FillAsync(Page, "handler=hide", ("why", "duplicada"));

        Now = Drafts.Day(11, 9);
        await SaveAsync(Titled("C", "Otra cosa"));
        await MatchAsync();
        await ComposeAsync();
        await SendAsync();

        Assert.That(NewestText(), Does.Contain("Otra cosa").And.Contain("Gasohol").And.Not.Contain("Petróleo"));
    }

    [Test]
    public async Task Acts_AreLoggedWithWhoAndWhy()
    {
        using var rosa = await SignedInAsync();
        await rosa.FillAsync(Page, "handler=hide", ("why", "duplicada"));
        await rosa.FillAsync(Page, "handler=show", ("why", "no lo era"));

        var acts = await new StaffActStore(Database).ListAsync(0, 10, None);

        Assert.That(acts.Select(act => (act.Act, act.Who, act.Subject, act.Why)), Is.EqualTo(new[]
        {
            (StaffActKind.Shown, "rosa@hub.example", "pe-example/A 1/2", (string?)"no lo era"),
            (StaffActKind.Hidden, "rosa@hub.example", "pe-example/A 1/2", "duplicada"),
            (StaffActKind.SignedIn, "rosa@hub.example", "rosa@hub.example", null),
        }));
    }

    [Test]
    public async Task Act_WithoutAReason_IsNotDone()
    {
        using var rosa = await SignedInAsync();

        var page = await rosa.FillAsync(Page, "handler=hide", ("why", " "));

        Assert.That(page.QuerySelector(".error-summary a")!.GetAttribute("href"), Is.EqualTo("#why-hide"));
        Assert.That(page.QuerySelector("#why-hide")!.GetAttribute("aria-describedby"), Is.EqualTo("why-hide-hint why-hide-error"));
        Assert.That(await FoundAsync(), Has.Length.EqualTo(2));
    }

    private async Task<string> TextAsync(string address)
    {
        using var answer = await Guest.SendAsync(HttpMethod.Get, address);
        return Regex.Unescape(await answer.Content.ReadAsStringAsync());
    }

    private async Task<string[]> FoundAsync() =>
        [.. (await Guest.PageAsync("/search?closing=open")).QuerySelectorAll(".items .title").Select(link => link.TextContent.Trim())];

    private static NoticeDraft Titled(string nativeId, string title) => Drafts.Notice(nativeId, content => content with { Title = title });
}
