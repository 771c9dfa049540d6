using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace ProcurementHub.BrowserTests;

[TestFixture]
public sealed partial class SiteTests
{
    private const string Chromium = "/usr/bin/chromium";

    private HubServer? _server;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    private HubServer Server => _server!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        if (!File.Exists(Chromium))
            Assert.Ignore($"{Chromium} is not installed (Debian: apt-get install chromium)");
        _server = await HubServer.StartAsync(CancellationToken.None);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Chromium,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (_browser is not null)
            await _browser.CloseAsync();
        _playwright?.Dispose();
        if (_server is not null)
            await _server.DisposeAsync();
    }

    [TestCase("es-PE", "Convocatorias", "Fuentes")]
    [TestCase("en", "Calls for tenders", "Sources")]
    public async Task Home_InTheReadersLanguage_ListsNoticesAndTheHealthOfSources(string locale, string heading, string sources)
    {
        var page = await OpenAsync(locale);

        await page.GotoAsync(Server.Address.AbsoluteUri);

        Assert.That(await page.Locator("h1").InnerTextAsync(), Is.EqualTo(heading));
        Assert.That(await page.Locator(".items > li").CountAsync(), Is.EqualTo(25));
        Assert.That(await page.Locator("h2").AllInnerTextsAsync(), Does.Contain(sources));
        Assert.That(await page.Locator("tbody .state.well").CountAsync(), Is.EqualTo(3), "the demo's three sources");
    }

    [TestCase("es-PE", "Estado de las fuentes", "Completa")]
    [TestCase("en", "State of the sources", "Complete")]
    public async Task Status_OfEverySource_TellsItsPassesAndWhenItIsReadNext(string locale, string heading, string complete)
    {
        var page = await OpenAsync(locale, width: 360);
        await page.GotoAsync(Server.Address.AbsoluteUri);

        await page.Locator("header nav a[href='/status']").ClickAsync();

        Assert.That(await page.Locator("h1").InnerTextAsync(), Is.EqualTo(heading));
        Assert.That(await page.Locator("#demo-portal .state.well").CountAsync(), Is.EqualTo(1));
        await page.Locator("#demo-portal summary").ClickAsync();
        Assert.That(await page.Locator("#demo-portal details tbody td:nth-child(2)").First.InnerTextAsync(), Is.EqualTo(complete));
        Assert.That(await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), Is.LessThanOrEqualTo(360));
    }

    [Test]
    public async Task Notice_OpenedFromTheList_TellsItsDeadlineAndChanges()
    {
        var page = await OpenAsync("en");
        await page.GotoAsync(Server.Address.AbsoluteUri);
        var title = await page.Locator(".items .title").First.TextContentAsync();

        await page.Locator(".items .title").First.ClickAsync();

        Assert.That((await page.Locator("h1").TextContentAsync())?.Trim(), Is.EqualTo(title?.Trim()));
        Assert.That(await page.Locator(".facts-table th").AllInnerTextsAsync(), Does.Contain("Tenders until").And.Contain("Status"));
        Assert.That(await page.Locator("h2").AllInnerTextsAsync(), Does.Contain("What has changed"));
    }

    [Test]
    public async Task Page_OnASmallPhone_DoesNotScrollSideways()
    {
        var page = await OpenAsync("es-PE", width: 320);

        await page.GotoAsync(Server.Address.AbsoluteUri);

        Assert.That(await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), Is.LessThanOrEqualTo(320));
    }

    [Test]
    public async Task Page_Loaded_AsksNobodyElseAndRunsWithoutErrors()
    {
        var page = await OpenAsync("es-PE");
        var asked = new List<string>();
        var errors = new List<string>();
        page.Request += (_, request) => asked.Add(request.Url);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                errors.Add(message.Text);
        };

        await page.GotoAsync(Server.Address.AbsoluteUri);

        Assert.That(asked, Is.Not.Empty);
        Assert.That(asked.Where(url => !url.StartsWith(Server.Address.AbsoluteUri, StringComparison.Ordinal) && !url.StartsWith("data:", StringComparison.Ordinal)), Is.Empty);
        Assert.That(errors, Is.Empty);
    }

    [Test]
    public async Task Unsubscribe_ByTheLinkOfAMail_AsksFirstAndThenIsDone()
    {
        var page = await OpenAsync("es-PE");
        var mail = await File.ReadAllTextAsync(Directory.EnumerateFiles(Server.MailFolder, "*.eml").Order().First());
        var token = UnsubscribeLink().Match(mail.Replace("\r\n ", "", StringComparison.Ordinal)).Groups[1].Value;
        Assert.That(token, Has.Length.EqualTo(64));

        await page.GotoAsync(new Uri(Server.Address, $"unsubscribe?token={token}").AbsoluteUri);
        Assert.That(await page.Locator("[role=status]").CountAsync(), Is.Zero, "a GET changes nothing");
        await page.Locator("main button").ClickAsync();

        Assert.That(await page.Locator("[role=status]").InnerTextAsync(), Does.StartWith("Listo."));
    }

    private async Task<IPage> OpenAsync(string locale, int width = 1024)
    {
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            Locale = locale,
            ViewportSize = new ViewportSize { Width = width, Height = 800 },
        });
        return await context.NewPageAsync();
    }

    [GeneratedRegex(@"List-Unsubscribe:\s*<[^>]*token=([0-9a-f]+)")]
    private static partial Regex UnsubscribeLink();
}
