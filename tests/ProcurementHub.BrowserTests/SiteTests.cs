using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace ProcurementHub.BrowserTests;

[TestFixture]
public sealed partial class SiteTests
{
    private static HubServer Server => Browsing.Server;

    [TestCase("es-PE", "Lo que compra el Estado, a tiempo", "Cierran pronto")]
    [TestCase("en", "What public bodies buy, in time", "Closing soon")]
    public async Task Home_InTheReadersLanguage_ShowsWhatClosesAndWhatIsNew(string locale, string heading, string closing)
    {
        var page = await OpenAsync(locale);

        await page.GotoAsync(Server.Address.AbsoluteUri);

        Assert.That(await page.Locator("h1").InnerTextAsync(), Is.EqualTo(heading));
        Assert.That(await page.Locator("h2").AllInnerTextsAsync(), Does.Contain(closing));
        Assert.That(await page.Locator(".items > li").CountAsync(), Is.EqualTo(10));
        Assert.That(await page.Locator(".figures .figure").First.InnerTextAsync(), Does.Match("^[1-9]"));
    }

    [Test]
    public async Task Home_WithAChoice_RemembersItInACookieThatCanBeCleared()
    {
        var page = await OpenAsync("en");
        await page.GotoAsync(Server.Address.AbsoluteUri);

        await page.Locator("#sector").SelectOptionAsync(new Microsoft.Playwright.SelectOptionValue { Index = 1 });
        await page.Locator("#region").SelectOptionAsync("PE-CUS");
        await page.Locator("form[action='/choice'] button.second").ClickAsync();
        var cookie = (await page.Context.CookiesAsync()).Single(kept => kept.Name == "choice");

        Assert.That(cookie.Value, Does.EndWith(".PE-CUS"));
        Assert.That(await page.Locator("section[aria-labelledby=choice] p").First.InnerTextAsync(), Does.Contain("Cusco"));
        Assert.That(await page.Locator("section[aria-labelledby=closing] .more").CountAsync(), Is.LessThanOrEqualTo(1));

        await page.Locator("button[name=clear]").ClickAsync();
        Assert.That((await page.Context.CookiesAsync()).Select(kept => kept.Name), Does.Not.Contain("choice"));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Search_ToANotice_NeedsNoScript(bool scripts)
    {
        var page = await Browsing.OpenAsync("en", scripts: scripts);
        await page.GotoAsync(Server.Address.AbsoluteUri);

        await page.Locator("#q").FillAsync("servicio");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/search?q=servicio");
        Assert.That(await page.Locator("#results").InnerTextAsync(), Does.StartWith("Calls found"));
        await page.Locator("#more > summary").ClickAsync();
        await page.Locator("input[name=category][value=services]").CheckAsync();
        await page.Locator("form[role=search] > button").ClickAsync();
        Assert.That(new Uri(page.Url).Query, Does.Contain("category=services"));
        await page.Locator(".items .title").First.ClickAsync();

        Assert.That(await page.Locator(".facts-table th").AllInnerTextsAsync(), Does.Contain("Amount"));
        Assert.That(await page.Locator("#evidence").CountAsync(), Is.EqualTo(1));
    }

    [TestCase("es-PE", "Estado de las fuentes", "Completa", "La lectura falló.")]
    [TestCase("en", "State of the sources", "Complete", "The pass failed.")]
    public async Task Status_OfEverySource_TellsItsPassesAndWhenItIsReadNext(string locale, string heading, string complete, string failed)
    {
        var page = await OpenAsync(locale, width: 360);
        await page.GotoAsync(Server.Address.AbsoluteUri);

        await page.Locator("header nav a[href='/status']").ClickAsync();

        Assert.That(await page.Locator("h1").InnerTextAsync(), Is.EqualTo(heading));
        Assert.That(await page.Locator("#demo-portal .state.well").CountAsync(), Is.EqualTo(1));
        Assert.That(await page.Locator("#pe-menores .state.failed").CountAsync(), Is.EqualTo(1));
        Assert.That(await page.Locator("#pe-menores > p").Last.InnerTextAsync(), Is.EqualTo(failed));
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
        Assert.That(await page.Locator(".facts-table th").AllInnerTextsAsync(), Does.Contain("Entity").And.Contain("Status"));
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

        // Other walks leave mails there that nobody can unsubscribe from, as those that sign staff in.
        var token = Directory.EnumerateFiles(Server.MailFolder, "*.eml").Order()
            .Select(file => UnsubscribeLink().Match(File.ReadAllText(file).Replace("\r\n ", "", StringComparison.Ordinal)))
            .First(link => link.Success).Groups[1].Value;
        Assert.That(token, Has.Length.EqualTo(64));

        await page.GotoAsync(new Uri(Server.Address, $"unsubscribe?token={token}").AbsoluteUri);
        Assert.That(await page.Locator("[role=status]").CountAsync(), Is.Zero, "a GET changes nothing");
        await page.Locator("main button").ClickAsync();

        Assert.That(await page.Locator("[role=status]").InnerTextAsync(), Does.StartWith("Listo."));
    }

    private static Task<IPage> OpenAsync(string locale, int width = 1024) => Browsing.OpenAsync(locale, width);

    [GeneratedRegex(@"List-Unsubscribe:\s*<[^>]*token=([0-9a-f]+)")]
    private static partial Regex UnsubscribeLink();
}
