using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace ProcurementHub.BrowserTests;

/// <summary>What must hold of every page for visitors, in both languages, in both schemes, on phones and wide screens.</summary>
[TestFixture]
public sealed class EveryPageTests
{
    private static readonly string[] pages =
    [
        "/", "/search", "/search?q=servicio", "/search?q=servicio&region=PE-CUS&closing=open&category=works&min=1000", "/search?q=xyzzyx", "/search?q=%22abierto&sector=none",
        "notice", "changed", "entity", "/status", "/about", "/nowhere",
    ];

    private static IEnumerable<TestCaseData> Everything() =>
        from page in pages
        from locale in new[] { "es-PE", "en" }
        select new TestCaseData(page, locale);

    [TestCaseSource(nameof(Everything))]
    public async Task Page_InBothSchemes_HasNothingThatAxeFinds(string name, string locale)
    {
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            var page = await Browsing.OpenAsync(locale, 1280, scheme);
            await GoAsync(page, name);
            await page.EvaluateAsync("document.querySelectorAll('details').forEach(one => one.open = true)");

            var found = await page.RunAxe();

            Assert.That(found.Violations.Select(one => $"{one.Id}: {string.Join(", ", one.Nodes.Select(node => node.Html))}"), Is.Empty, $"{name} {locale} {scheme}");
            await page.Context.CloseAsync();
        }
    }

    [TestCaseSource(nameof(Everything))]
    public async Task Page_AtEverySize_FitsAndIsEasilyHit(string name, string locale)
    {
        foreach (var (width, scheme) in new[] { (320, ColorScheme.Light), (360, ColorScheme.Dark), (1280, ColorScheme.Light), (1280, ColorScheme.Dark) })
        {
            var page = await Browsing.OpenAsync(locale, width, scheme);
            var errors = new List<string>();
            page.Console += (_, message) =>
            {
                // A page that is not there answers so.
                if (message.Type == "error" && name != "/nowhere")
                    errors.Add(message.Text);
            };
            await GoAsync(page, name);
            var path = Path.Combine(Screenshots, $"{Name(name)}-{locale[..2]}-{width}-{scheme.ToString().ToLowerInvariant()}.png");
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = path, FullPage = true });
            TestContext.AddTestAttachment(path);
            await page.EvaluateAsync("document.querySelectorAll('details').forEach(one => one.open = true)");

            Assert.That(await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), Is.LessThanOrEqualTo(width), $"{name} {locale} {width}");
            Assert.That(await page.EvaluateAsync<string[]>(SmallTargets), Is.Empty, $"{name} {locale} {width}");
            Assert.That(errors, Is.Empty, $"{name} {locale}");
            await page.Context.CloseAsync();
        }
    }

    // WCAG 2.5.8: at least 24 pixels each way, but for links in running text.
    private const string SmallTargets = """
        [...document.querySelectorAll('a, button, input:not([type=hidden]), select, summary')]
            .filter(one => !one.closest('p, .skip, h1, h2, li .quiet') && !one.classList.contains('skip'))
            .map(one => [one, (one.closest('label') ?? one).getBoundingClientRect()])
            .filter(([, box]) => box.width > 0 && (box.width < 24 || box.height < 24))
            .map(([one, box]) => one.outerHTML.slice(0, 100) + ' ' + Math.round(box.width) + 'x' + Math.round(box.height))
        """;

    private static string Screenshots { get; } = Directory.CreateDirectory(
        Environment.GetEnvironmentVariable("HUB_SCREENSHOTS") ?? Path.Combine(TestContext.CurrentContext.WorkDirectory, "screenshots")).FullName;

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
