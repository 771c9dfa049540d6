using Microsoft.Playwright;

namespace ProcurementHub.BrowserTests;

/// <summary>One hub with the data of a demo and one browser for all fixtures.</summary>
[SetUpFixture]
internal sealed class Browsing
{
    private const string Chromium = "/usr/bin/chromium";

    private static HubServer? server;
    private static IPlaywright? playwright;
    private static IBrowser? browser;

    public static HubServer Server => server!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        if (!File.Exists(Chromium))
            Assert.Ignore($"{Chromium} is not installed (Debian: apt-get install chromium)");
        server = await HubServer.StartAsync(CancellationToken.None);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Chromium,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (browser is not null)
            await browser.CloseAsync();
        playwright?.Dispose();
        if (server is not null)
        {
            await server.DisposeAsync();
            server.DeleteData();
        }
    }

    public static async Task<IPage> OpenAsync(string locale, int width = 1024, ColorScheme scheme = ColorScheme.Light, bool scripts = true)
    {
        var context = await browser!.NewContextAsync(new BrowserNewContextOptions
        {
            Locale = locale,
            ViewportSize = new ViewportSize { Width = width, Height = 800 },
            ColorScheme = scheme,
            JavaScriptEnabled = scripts,
        });
        var page = await context.NewPageAsync();
        QuietPagesAttribute.Watch(page);
        return page;
    }

    public static Task GoAsync(IPage page, string path) => page.GotoAsync(new Uri(Server.Address, path).AbsoluteUri);
}
