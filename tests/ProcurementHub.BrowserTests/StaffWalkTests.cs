using Microsoft.Playwright;

namespace ProcurementHub.BrowserTests;

/// <summary>The whole way of one of the staff: in by a mail, two bodies made one, a notice out of sight and back, the log, and out.</summary>
[TestFixture]
public sealed class StaffWalkTests
{
    [TestCase(0, "es-PE", 1024, true, false)]
    [TestCase(1, "en", 360, false, false)]
    [TestCase(2, "es-PE", 1024, true, true)]
    public async Task Staff_FromTheMailedLinkToSigningOut_DoesWhatTheFormsSay(int who, string locale, int width, bool scripts, bool keyboardOnly)
    {
        var page = await Browsing.OpenAsync(locale, width, scripts: scripts);
        var hands = new Hands(page, keyboardOnly);
        var desk = new StaffDesk(hands, HubServer.Staff[who]);

        await desk.SignInAsync(scripts && !keyboardOnly ? name => PageCheck.HoldsAsync(page, name, locale) : null);
        var (a, b) = await MergeAsync(page, desk);
        var notice = await HideAndShowAsync(page, desk);
        await LogAsync(page, desk, HubServer.Staff[who], a, b, notice);

        await hands.PressAsync("nav.staff form button");
        await Browsing.GoAsync(page, "/staff/acts");
        Assert.That(new Uri(page.Url).AbsolutePath, Is.EqualTo("/staff/sign-in"), "signed out");
        await page.Context.CloseAsync();
    }

    private static async Task<(string A, string B)> MergeAsync(IPage page, StaffDesk desk)
    {
        await desk.FindEntityAsync("municipalidad");
        var identifiers = page.Locator(".facts-table tr:first-child td");
        var (a, b) = (await IdentifierAsync(identifiers.Nth(0)), await IdentifierAsync(identifiers.Nth(1)));

        await desk.ActAsync("merge", "el mismo RUC", ("a", a), ("b", b));
        Assert.That(await page.Locator(".facts-table").Filter(new() { HasText = a }).Filter(new() { HasText = b }).CountAsync(), Is.EqualTo(1), "one body of both");

        await desk.ActAsync("split", "no lo era", ("a", b));
        Assert.That(await page.Locator(".facts-table").Filter(new() { HasText = a }).Filter(new() { HasText = b }).CountAsync(), Is.Zero, "two again");
        return (a, b);
    }

    private static async Task<string> IdentifierAsync(ILocator cell) => (await cell.InnerTextAsync()).Split(", ")[0];

    private static async Task<string> HideAndShowAsync(IPage page, StaffDesk desk)
    {
        var reader = await Browsing.OpenAsync("es-PE");
        await Browsing.GoAsync(reader, "/search?closing=open");
        var path = (await reader.Locator(".items .title").First.GetAttributeAsync("href"))!;

        await desk.FindNoticeAsync(path);
        await desk.ActAsync("hide", "Datos de una persona");
        Assert.That((await reader.GotoAsync(new Uri(Browsing.Server.Address, path).AbsoluteUri))!.Status, Is.EqualTo(410));
        Assert.That(await reader.Locator("main").InnerTextAsync(), Does.Contain("Datos de una persona"));
        await Browsing.GoAsync(reader, "/search?closing=open");
        Assert.That(await reader.Locator($".items a[href='{path}']").CountAsync(), Is.Zero);

        await desk.ActAsync("show", "Ya no están");
        Assert.That((await reader.GotoAsync(new Uri(Browsing.Server.Address, path).AbsoluteUri))!.Status, Is.EqualTo(200));
        await reader.Context.CloseAsync();
        return Uri.UnescapeDataString(path["/notices/".Length..]);
    }

    /// <summary>What was done, the last first, with who and why.</summary>
    private static async Task LogAsync(IPage page, StaffDesk desk, string email, string a, string b, string notice)
    {
        await desk.GoAsync("/staff/acts");
        var rows = new List<string>();
        foreach (var row in (await page.Locator("main tbody tr").AllAsync()).Take(5))
            rows.Add(string.Join(" | ", (await row.Locator("td").AllInnerTextsAsync()).Where((_, column) => column is 1 or 3 or 4)));

        Assert.That(rows, Is.EqualTo(new[]
        {
            $"{email} | {notice} | Ya no están", $"{email} | {notice} | Datos de una persona", $"{email} | {b} | no lo era", $"{email} | {a} + {b} | el mismo RUC", $"{email} | {email} | ",
        }));
    }
}
