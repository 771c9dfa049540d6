namespace ProcurementHub.BrowserTests;

/// <summary>The whole way of a reader who searches, asks to be told, is told, changes what they are told and leaves.</summary>
[TestFixture]
public sealed class AlertWalkTests
{
    private const string Said = "main [role=status]";
    private static readonly Mailbox mailbox = new(Browsing.Server.MailFolder);

    [TestCase("es-PE", 1024, true, false)]
    [TestCase("en", 360, true, false)]
    [TestCase("es-PE", 360, false, false)]
    [TestCase("en", 1024, false, false)]
    [TestCase("es-PE", 1024, true, true)]
    public async Task Reader_FromASearchToTheLastMail_GetsWhatWasAskedFor(string locale, int width, bool scripts, bool keyboardOnly)
    {
        var address = $"firm-{locale[..2]}-{width}-{(scripts ? "scripts" : "plain")}-{(keyboardOnly ? "keys" : "mouse")}@example.org".ToLowerInvariant();
        var page = await Browsing.OpenAsync(locale, width, scripts: scripts);
        var hands = new Hands(page, keyboardOnly);
        var looks = scripts && !keyboardOnly;

        await FindAsync(hands);
        await AskAsync(hands, address, looks ? locale : null);
        await ConfirmAsync(hands, address, looks ? locale : null);
        await Browsing.Server.TellNewsAsync();
        await ChangeAsync(hands, address);
        await LeaveAsync(hands, address, looks ? locale : null);
        await page.Context.CloseAsync();
    }

    private static async Task FindAsync(Hands hands)
    {
        await Browsing.GoAsync(hands.Page, "/");
        await hands.WriteAsync("#q", "servicio");
        await hands.PressAsync("form[action='/search'] button");
        await hands.PressAsync(".items .title");
        Assert.That(new Uri(hands.Page.Url).AbsolutePath, Does.StartWith("/notices/"));
        await hands.Page.GoBackAsync();
        await hands.PressAsync("main a[href^='/signup?']");
        Assert.That(await hands.Page.Locator("textarea[name=q]").InputValueAsync(), Is.EqualTo("servicio"), "what was searched for is filled in");
    }

    private static async Task AskAsync(Hands hands, string address, string? looksIn)
    {
        await hands.PressAsync("form[action='/signup'] button");
        Assert.That(new Uri(hands.Page.Url).AbsolutePath, Is.EqualTo("/signup/address"));
        Assert.That(await hands.Page.Locator(".wishes dd").AllInnerTextsAsync(), Does.Contain("servicio"));
        if (looksIn is not null)
            await PageCheck.HoldsAsync(hands.Page, "address", looksIn);
        await hands.WriteAsync("#email", address);
        await hands.PressAsync("form[method=post] button");
        Assert.That(await hands.Page.Locator(Said).InnerTextAsync(), Does.Contain(address));
        if (looksIn is not null)
            await PageCheck.HoldsAsync(hands.Page, "asked", looksIn);
    }

    private static async Task ConfirmAsync(Hands hands, string address, string? looksIn)
    {
        await Browsing.Server.RunAsync("digests", "send");
        await hands.Page.GotoAsync(mailbox.LinkTo(address, "/confirm").AbsoluteUri);
        Assert.That(await hands.Page.Locator(Said).CountAsync(), Is.Zero, "a GET changes nothing");
        if (looksIn is not null)
            await PageCheck.HoldsAsync(hands.Page, "confirm", looksIn);
        await hands.PressAsync("form[method=post] button");
        Assert.That(await hands.Page.Locator(Said).InnerTextAsync(), Does.Contain(address));
        if (looksIn is not null)
            await PageCheck.HoldsAsync(hands.Page, "confirmed", looksIn);
    }

    private static async Task ChangeAsync(Hands hands, string address)
    {
        var page = hands.Page;
        Assert.That(mailbox.LinksTo(address, "/not-for-me"), Is.Not.Empty, "the digest tells of a call");
        await page.GotoAsync(mailbox.LinkTo(address, "/subscriptions").AbsoluteUri);
        Assert.That(await page.Locator(".wishes dd").AllInnerTextsAsync(), Does.Contain("servicio"));

        await hands.PressAsync("a[href*='/subscriptions/edit'][href*='search=']");
        await hands.TickAsync("input[name=sector][value=it]");
        await hands.PressAsync("button[name=do][value=save]");
        Assert.That(await page.Locator(Said).CountAsync(), Is.EqualTo(1));
        Assert.That(await page.Locator(".wishes dd").First.InnerTextAsync(), Does.Not.StartWith("Tod").And.Not.StartWith("A"), "one sector, not all");

        await hands.PressAsync("form[action*='/pause'] button");
        Assert.That(await page.Locator("input[name=Until][value=now]").CountAsync(), Is.EqualTo(1), "it is paused");
        await hands.PressAsync("form[action*='/pause'] button");
        Assert.That(await page.Locator("#until").CountAsync(), Is.EqualTo(1), "it is not paused any more");
    }

    private static async Task LeaveAsync(Hands hands, string address, string? looksIn)
    {
        await hands.PressAsync("main a[href^='/unsubscribe']");
        Assert.That(await hands.Page.Locator(Said).CountAsync(), Is.Zero, "a GET changes nothing");
        await hands.PressAsync("form[method=post] button");
        Assert.That(await hands.Page.Locator(Said).CountAsync(), Is.EqualTo(1));
        if (looksIn is not null)
            await PageCheck.HoldsAsync(hands.Page, "unsubscribed", looksIn);
        await hands.Page.GotoAsync(mailbox.LinkTo(address, "/subscriptions").AbsoluteUri);
        Assert.That(await hands.Page.Locator("main").InnerTextAsync(), Does.Contain(address));
        if (looksIn is not null)
            await PageCheck.HoldsAsync(hands.Page, "ended", looksIn);
    }
}
