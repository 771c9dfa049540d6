using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace ProcurementHub.BrowserTests;

/// <summary>What must hold of every page to which the links of a mail lead.</summary>
[TestFixture]
public sealed partial class LinkedPagesTests
{
    private static readonly Mailbox mailbox = new(Browsing.Server.MailFolder);

    private static IEnumerable<TestCaseData> Everything() =>
        from page in new[] { "/subscriptions", "/subscriptions/edit", "/subscriptions/delete", "/not-for-me", "/told", "/pause", "/unsubscribe" }
        from locale in new[] { "es-PE", "en" }
        select new TestCaseData(page, locale);

    [TestCaseSource(nameof(Everything))]
    public async Task Page_ByItsLink_HoldsWhatEveryPageMust(string path, string locale)
    {
        var page = await Browsing.OpenAsync(locale);
        var reader = mailbox.Reader(locale[..2]);
        var links = mailbox.LinksTo(reader, path);
        var query = mailbox.LinkTo(reader, "/subscriptions").Query;
        var link = links.Count > 0 ? links[0] : new Uri(Browsing.Server.Address, path + query + (path == "/told" ? await PeriodAsync(page, query) : ""));
        await page.GotoAsync(link.AbsoluteUri);
        Assert.That(await page.Locator("main form, main .items").CountAsync(), Is.Not.Zero, "the link is known");
        if (path == "/told")
            Assert.That(await page.Locator(".items > li").CountAsync(), Is.Not.Zero);

        await PageCheck.HoldsAsync(page, "by-link" + path.Replace('/', '-'), locale);
        await page.Context.CloseAsync();
    }

    [TestCaseSource(nameof(Everything))]
    public async Task Page_ByALinkThatNobodyHas_SaysSo(string path, string locale)
    {
        var page = await Browsing.OpenAsync(locale);
        await Browsing.GoAsync(page, path + "?token=" + new string('0', 64));
        Assert.That(await page.Locator("main form[method=post]").CountAsync(), Is.Zero);

        await PageCheck.HoldsAsync(page, "unknown-link" + path.Replace('/', '-'), locale);
        await page.Context.CloseAsync();
    }

    [TestCase("es-PE")]
    [TestCase("en")]
    public async Task Edit_WithWordsThatCannotBeRead_SumsUpAndPreviewsNothing(string locale)
    {
        var page = await Browsing.OpenAsync(locale);
        var query = mailbox.LinkTo(mailbox.Reader(locale[..2]), "/subscriptions").Query;
        await Browsing.GoAsync(page, "/subscriptions/edit" + query);
        await page.Locator("#q").FillAsync("\"abierto");
        await FillAsync(page, "mucho");
        await page.Locator("button[value=preview]").ClickAsync();

        Assert.That(await page.Locator(".error-summary li").CountAsync(), Is.EqualTo(3));
        await PageCheck.HoldsAsync(page, "edit-wrong", locale);
        await page.Locator(".error-summary a").First.ClickAsync();
        Assert.That(await page.EvaluateAsync<string>("document.activeElement.id"), Is.EqualTo("q"), "each error leads to its field");

        await page.Locator("#q").FillAsync("servicio");
        await FillAsync(page, "");
        await page.Locator("button[value=preview]").ClickAsync();
        await PageCheck.HoldsAsync(page, "edit-preview", locale);
        await page.Context.CloseAsync();
    }

    // Only a mail that had no room for all leads to what it told; every mail leads to the reader's own data.
    private static async Task<string> PeriodAsync(IPage page, string query)
    {
        var data = await page.APIRequest.GetAsync(new Uri(Browsing.Server.Address, "/subscriptions" + query + "&handler=data").AbsoluteUri);
        return "&period=" + Period().Match(await data.TextAsync()).Value;
    }

    [GeneratedRegex(@"d\d{4}-\d\d-\d\d")]
    private static partial Regex Period();

    private static async Task FillAsync(IPage page, string text)
    {
        await page.EvaluateAsync("document.querySelectorAll('details').forEach(one => one.open = true)");
        await page.Locator("#min").FillAsync(text);
        await page.Locator("#days").FillAsync(text.Length == 0 ? text : "xx");
    }
}
