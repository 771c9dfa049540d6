using Microsoft.Playwright;

namespace ProcurementHub.BrowserTests;

/// <summary>What must hold of every page, of staff's too: in both languages, light and dark, on small phones and wide screens.</summary>
[TestFixture]
public sealed class StaffPagesTests
{
    private const string NoMail = "nobody@example.org";
    private readonly Dictionary<string, string> paths = [];
    private IReadOnlyList<Cookie> session = [];

    private static readonly string[] open = ["/staff/sign-in", "/staff/enter?token=none", "wrong-address"];
    private static readonly string[] closed =
    [
        "/staff", "/staff/notices", "/staff/notices?notice=nowhere", "notice", "hidden", "/staff/entities", "/staff/entities?q=xyzzyx", "/staff/entities?q=municipalidad",
        "wrong-merge", "/staff/sources", "/staff/rejected", "/staff/rejected?source=demo-plans", "/staff/mail", "reader", "no-mail", "/staff/nodes", "/staff/acts",
    ];

    private static IEnumerable<TestCaseData> Everything() =>
        from page in open.Concat(closed)
        from locale in new[] { "es-PE", "en" }
        select new TestCaseData(page, locale);

    [OneTimeSetUp]
    public async Task PrepareAsync()
    {
        var page = await Browsing.OpenAsync("en");
        var desk = new StaffDesk(new Hands(page, keyboardOnly: false), HubServer.Staff[3]);
        await desk.SignInAsync();
        await Browsing.GoAsync(page, "/search?closing=open");
        (paths["hidden"], paths["notice"]) = (await PathAsync(page, 0), await PathAsync(page, 1));
        await Browsing.GoAsync(page, "/staff");
        await desk.FindNoticeAsync(paths["hidden"]);
        await desk.ActAsync("hide", "Datos de una persona");
        await FindMailAsync(page, NoMail);
        await desk.ActAsync("suppress", "lo pidió por teléfono");
        session = [.. (await page.Context.CookiesAsync()).Select(one => new Cookie { Name = one.Name, Value = one.Value, Domain = one.Domain, Path = one.Path })];
        await page.Context.CloseAsync();
    }

    [OneTimeTearDown]
    public async Task LeaveAsItWasAsync()
    {
        var page = await OpenAsync("en");
        await Browsing.GoAsync(page, "/staff");
        var desk = new StaffDesk(new Hands(page, keyboardOnly: false), HubServer.Staff[3]);
        await desk.FindNoticeAsync(paths["hidden"]);
        await desk.ActAsync("show", "Ya no están");
        await page.Context.CloseAsync();
    }

    [TestCaseSource(nameof(Everything))]
    public async Task Page_OfStaff_HoldsWhatEveryPageMust(string name, string locale)
    {
        var page = open.Contains(name) ? await Browsing.OpenAsync(locale) : await OpenAsync(locale);
        await GoAsync(page, name);
        Assert.That(await page.Locator("nav.staff").CountAsync(), Is.EqualTo(open.Contains(name) ? 0 : 1));
        Assert.That(await page.Locator("html").GetAttributeAsync("lang"), Is.EqualTo(locale[..2]));

        await PageCheck.HoldsAsync(page, "staff-" + string.Concat(name.Replace("/staff", "", StringComparison.Ordinal).Trim('/').Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-')), locale);
        await page.Context.CloseAsync();
    }

    private async Task GoAsync(IPage page, string name)
    {
        switch (name)
        {
            case "wrong-address":
                await Browsing.GoAsync(page, "/staff/sign-in");
                await SendAsync(page, "main form[method=post] button", ("#email", "rosa@hub"));
                Assert.That(await page.Locator(".error-summary a[href='#email']").CountAsync(), Is.EqualTo(1));
                break;
            case "notice" or "hidden":
                await Browsing.GoAsync(page, "/staff/notices?notice=" + Uri.EscapeDataString(paths[name]));
                Assert.That(await page.Locator(name == "hidden" ? "#show" : "#hide").CountAsync(), Is.EqualTo(1));
                break;
            case "wrong-merge":
                await Browsing.GoAsync(page, "/staff/entities");
                await SendAsync(page, "section[aria-labelledby=merge] button", ("#a-merge", "1042"), ("#b-merge", "PE-RUC:1"), ("#why-merge", " "));
                Assert.That(await page.Locator(".error-summary li").CountAsync(), Is.EqualTo(3));
                break;
            case "reader" or "no-mail":
                await FindMailAsync(page, name == "no-mail" ? NoMail : new Mailbox(Browsing.Server.MailFolder).Reader("es"));
                Assert.That(await page.Locator(name == "no-mail" ? "#lift" : "#suppress").CountAsync(), Is.EqualTo(1));
                break;
            default:
                await Browsing.GoAsync(page, name);
                break;
        }
    }

    private static async Task FindMailAsync(IPage page, string email)
    {
        await Browsing.GoAsync(page, "/staff/mail");
        await SendAsync(page, "form.onebox button", ("#email", email));
    }

    private static async Task SendAsync(IPage page, string button, params (string Field, string Text)[] fields)
    {
        foreach (var (field, text) in fields)
            await page.Locator(field).FillAsync(text);
        await new Hands(page, keyboardOnly: false).PressAsync(button);
    }

    private static async Task<string> PathAsync(IPage page, int index) => (await page.Locator(".items .title").Nth(index).GetAttributeAsync("href"))!;

    private async Task<IPage> OpenAsync(string locale)
    {
        var page = await Browsing.OpenAsync(locale);
        await page.Context.AddCookiesAsync(session);
        return page;
    }
}
