using Microsoft.Playwright;

namespace ProcurementHub.BrowserTests;

/// <summary>What must hold of every page for visitors, in both languages, in both schemes, on phones and wide screens.</summary>
[TestFixture]
public sealed class EveryPageTests
{
    private static readonly string[] pages =
    [
        "/", "/search", "/search?q=servicio", "/search?q=servicio&region=PE-CUS&closing=open&category=works&min=1000", "/search?q=xyzzyx", "/search?q=%22abierto&sector=none",
        "/plans", "/plans?q=servicio&month=3", "/plans/demand", "/plans/calls", "/compliance", "/compliance/list", "/compliance/letter", "/statistics", "/statistics?by=sector,month",
        "notice", "changed", "entity", "/status", "/about", "/api", "/nowhere",
        "/plans", "/plans?q=servicio&month=3&when=coming", "/plans?q=%22abierto&month=13", "/plans/demand", "/plans/demand?by=sector", "/plans/calls",
        "/signup", "/signup?q=servicio&sector=it&often=weekly", "/signup?next=preview&q=%22abierto&min=x&often=never", "/signup/address?q=servicio&region=PE", "/confirm?token=none",
    ];

    private static IEnumerable<TestCaseData> Everything() =>
        from page in pages
        from locale in new[] { "es-PE", "en" }
        select new TestCaseData(page, locale);

    [TestCaseSource(nameof(Everything))]
    public async Task Page_InBothSchemesAtEverySize_HoldsWhatEveryPageMust(string name, string locale)
    {
        var page = await Browsing.OpenAsync(locale);
        await GoAsync(page, name);

        await PageCheck.HoldsAsync(page, Name(name), locale);
        await page.Context.CloseAsync();
    }

    [TestCase("es-PE", "Demasiadas consultas seguidas")]
    [TestCase("en", "Too many requests in a row")]
    public async Task Search_AskedTooOften_SaysSoOnAPageThatHoldsAsAll(string locale, string heading)
    {
        await using var limited = await Browsing.Server.StartLimitedAsync(CancellationToken.None);
        var page = await Browsing.OpenAsync(locale);
        await page.GotoAsync(new Uri(limited.Address, "search?q=uno").AbsoluteUri);
        var answer = await page.GotoAsync(new Uri(limited.Address, "search?q=dos").AbsoluteUri);

        Assert.That(answer!.Status, Is.EqualTo(429));
        Assert.That(await page.Locator("h1").InnerTextAsync(), Is.EqualTo(heading));
        await PageCheck.HoldsAsync(page, "too-many", locale);
        await page.Context.CloseAsync();
    }

    /// <summary>A bar in the colour of another state says what is not so.</summary>
    [Test]
    public async Task Bars_OfCompliance_HaveTheColoursOfTheirLegend()
    {
        var page = await Browsing.OpenAsync("en");
        await Browsing.GoAsync(page, "/compliance");

        var wrong = await page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('svg.bar rect')]
                .map(bar => [bar.getAttribute('class'), getComputedStyle(bar).fill, getComputedStyle(document.querySelector(`.legend rect.${bar.getAttribute('class')}`)).fill])
                .filter(([, drawn, meant]) => drawn !== meant).map(row => row.join(' '))
            """);
        var colours = await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('section:first-of-type .legend rect')].map(patch => getComputedStyle(patch).fill)");
        Assert.That(await page.Locator("svg.bar rect").CountAsync(), Is.GreaterThan(0));
        Assert.That(wrong, Is.Empty);
        Assert.That(colours, Has.Length.GreaterThan(3).And.Unique);
        await page.Context.CloseAsync();
    }

    private static string Name(string name) => name switch
    {
        "/" => "home",
        _ => string.Concat(name.Trim('/').Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-')),
    };

    /// <summary>"notice", "changed" and "entity" are reached as a reader reaches them.</summary>
    private static async Task GoAsync(IPage page, string name)
    {
        if (name.StartsWith('/'))
        {
            await Browsing.GoAsync(page, name);
            return;
        }

        await Browsing.GoAsync(page, "/search?closing=open");
        var links = await page.Locator(".items .title").EvaluateAllAsync<string[]>("all => all.map(one => one.getAttribute('href'))");
        foreach (var link in links)
        {
            await Browsing.GoAsync(page, link);
            if (name == "notice" || (name == "changed" && await page.Locator(".changes").CountAsync() > 0))
                return;
            if (name == "entity" && await page.Locator(".facts-table a[href^='/entities/']").CountAsync() > 0)
            {
                await page.Locator(".facts-table a[href^='/entities/']").First.ClickAsync();
                return;
            }
        }

        await Browsing.GoAsync(page, links[0]);
    }
}
