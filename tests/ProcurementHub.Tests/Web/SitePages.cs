using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ProcurementHub.Jobs;
using ProcurementHub.Jobs.Health;
using ProcurementHub.Jobs.Scheduling;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Storage;
using ProcurementHub.Tests.Jobs;
using ProcurementHub.Tests.Storage;
using ProcurementHub.Web;
using ProcurementHub.Web.Serving;

namespace ProcurementHub.Tests.Web;

/// <summary>The site over real HTTP and a real database.</summary>
public abstract class SitePages : StoreTests<SqliteDatabase>
{
    private WebApplication server = null!;

    protected HttpClient Client { get; private set; } = null!;

    private protected LimitOptions Limits { get; } = new();

    [SetUp]
    public async Task OpenAsync()
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = "hub" });
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddSingleton<TimeProvider>(new HandMovedClock(() => Now)).AddHubStorage(Options)
            .AddSingleton(SourceCatalog.Load())
            .AddSingleton(new SourceOptions()).AddSingleton<EnabledSources>().AddSingleton<SourceWatch>()
            .AddSingleton<IOptions<SiteOptions>>(new OptionsWrapper<SiteOptions>(new SiteOptions { PublicUrl = new Uri("https://hub.example/") }))
            .AddHubSite()
            .AddSingleton<IOptions<LimitOptions>>(new OptionsWrapper<LimitOptions>(Limits));
        server = builder.Build();
        server.MapHubSite();
        await server.StartAsync();
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(server.Urls.Single()) };
    }

    [TearDown]
    public async Task CloseAsync()
    {
        Client.Dispose();
        await server.DisposeAsync();
    }

    protected async Task<HttpResponseMessage> GetAsync(string address, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await Client.SendAsync(request);
    }

    protected async Task<IHtmlDocument> PageAsync(string address, string language = "en", string? cookie = null)
    {
        using var answer = await GetAsync(address, ("Accept", "text/html"), ("Accept-Language", language), ("Cookie", cookie ?? ""));
        return await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
    }
}
