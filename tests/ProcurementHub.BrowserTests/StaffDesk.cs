namespace ProcurementHub.BrowserTests;

/// <summary>One of the staff at their pages: signs in by the mailed link, and does what the forms there do.</summary>
internal sealed class StaffDesk(Hands hands, string email)
{
    public const string Said = "main [role=status]";
    private static readonly Mailbox mailbox = new(Browsing.Server.MailFolder);

    /// <param name="look">Is given each page on the way.</param>
    public async Task SignInAsync(Func<string, Task>? look = null)
    {
        await Browsing.GoAsync(hands.Page, "/staff");
        Assert.That(new Uri(hands.Page.Url).AbsolutePath, Is.EqualTo("/staff/sign-in"));
        await hands.WriteAsync("#email", email);
        await hands.PressAsync("main form[method=post] button");
        Assert.That(await hands.Page.Locator(Said).CountAsync(), Is.EqualTo(1));
        if (look is not null)
            await look("staff-sent");

        await Browsing.Server.RunAsync("digests", "send");
        await hands.Page.GotoAsync(mailbox.LinkTo(email, "/staff/enter").AbsoluteUri);
        Assert.That(await hands.Page.Locator("nav.staff").CountAsync(), Is.Zero, "a GET signs nobody in");
        if (look is not null)
            await look("staff-enter");
        await hands.PressAsync("main form[method=post] button");
        Assert.That(new Uri(hands.Page.Url).AbsolutePath, Is.EqualTo("/staff"));
        Assert.That(await hands.Page.Locator("nav.staff").InnerTextAsync(), Does.Contain(email));
    }

    public async Task GoAsync(string path) => await hands.PressAsync($"nav.staff a[href='{path}']");

    public async Task FindNoticeAsync(string path)
    {
        await GoAsync("/staff/notices");
        await hands.WriteAsync("#notice", new Uri(Browsing.Server.Address, path).AbsoluteUri);
        await hands.PressAsync("form.onebox button");
    }

    public async Task FindEntityAsync(string words)
    {
        await GoAsync("/staff/entities");
        await hands.WriteAsync("#q", words);
        await hands.PressAsync("form.onebox button");
    }

    /// <summary>Fills in the form of an act that the page shows, and sends it.</summary>
    public async Task ActAsync(string act, string why, params (string Name, string Value)[] fields)
    {
        foreach (var (name, value) in fields)
            await hands.WriteAsync($"#{name}-{act}", value);
        await hands.WriteAsync($"#why-{act}", why);
        await hands.PressAsync($"section[aria-labelledby={act}] button");
        Assert.That(await hands.Page.Locator(Said).CountAsync(), Is.EqualTo(1), act);
    }
}
