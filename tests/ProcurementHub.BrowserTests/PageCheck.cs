using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace ProcurementHub.BrowserTests;

/// <summary>What must hold of every page, light and dark, on small phones and wide screens. It is looked at as it stands, without asking for it again.</summary>
internal static class PageCheck
{
    // WCAG 2.5.8: at least 24 pixels each way, but for links in running text.
    private const string SmallTargets = """
        [...document.querySelectorAll('a, button, input:not([type=hidden]), select, textarea, summary')]
            .filter(one => !one.closest('p, .skip, h1, h2, li .quiet') && !one.classList.contains('skip'))
            .map(one => [one, (one.closest('label') ?? one).getBoundingClientRect()])
            .filter(([, box]) => box.width > 0 && (box.width < 24 || box.height < 24))
            .map(([one, box]) => one.outerHTML.slice(0, 100) + ' ' + Math.round(box.width) + 'x' + Math.round(box.height))
        """;

    // What somebody opened or left closed is as it was afterwards.
    private const string OpenAll = "document.querySelectorAll('details:not([open])').forEach(one => { one.open = true; one.dataset.opened = '1' })";
    private const string CloseAgain = "document.querySelectorAll('[data-opened]').forEach(one => { one.open = false; delete one.dataset.opened })";

    private static string Screenshots { get; } = Directory.CreateDirectory(
        Environment.GetEnvironmentVariable("HUB_SCREENSHOTS") ?? Path.Combine(TestContext.CurrentContext.WorkDirectory, "screenshots")).FullName;

    // Each page is looked at in both languages, and both together in every size and scheme.
    private static (int Width, ColorScheme Scheme)[] LooksIn(string locale) => locale == "en"
        ? [(320, ColorScheme.Light), (1280, ColorScheme.Dark)]
        : [(320, ColorScheme.Dark), (1280, ColorScheme.Light)];

    public static async Task HoldsAsync(IPage page, string name, string locale)
    {
        var before = page.ViewportSize!;
        foreach (var (width, scheme) in LooksIn(locale))
        {
            var which = $"{name}-{locale[..2]}-{width}-{scheme.ToString().ToLowerInvariant()}";
            await page.SetViewportSizeAsync(width, before.Height);
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
            var path = Path.Combine(Screenshots, $"{which}.png");
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = path, FullPage = true });
            TestContext.AddTestAttachment(path);

            await page.EvaluateAsync(OpenAll);
            Assert.That(await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), Is.LessThanOrEqualTo(width), which);
            Assert.That(await page.EvaluateAsync<string[]>(SmallTargets), Is.Empty, which);
            var found = await page.RunAxe();
            Assert.That(found.Violations.Select(one => $"{one.Id}: {string.Join(", ", one.Nodes.Select(node => node.Html))}"), Is.Empty, which);
            await page.EvaluateAsync(CloseAgain);
        }

        await page.SetViewportSizeAsync(before.Width, before.Height);
    }
}
