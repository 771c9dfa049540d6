using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ProcurementHub.Jobs;
using ProcurementHub.Jobs.Digests.Wording;
using ProcurementHub.Jobs.Mail;
using ProcurementHub.Jobs.Mail.SignIns;
using ProcurementHub.Jobs.Mail.Signups;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Storage;
using ProcurementHub.Web;
using ProcurementHub.Web.Serving;

namespace ProcurementHub.Tests.Web;

/// <summary>The site on a free port, over a database that a test fills and with the test's clock.</summary>
internal sealed class SiteServer : IAsyncDisposable
{
    private static readonly Uri address = new("https://hub.example/");

    private readonly WebApplication application;

    private SiteServer(WebApplication application)
    {
        this.application = application;
        Client = new HttpClient { BaseAddress = new Uri(application.Urls.Single()) };
        Bare = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = Client.BaseAddress };
    }

    /// <summary>Goes where it is sent, with the cookies that it was given.</summary>
    public HttpClient Client { get; }

    /// <summary>Shows each answer as it came.</summary>
    public HttpClient Bare { get; }

    public IServiceProvider Services => application.Services;

    public IConfigurationRoot Configuration => (IConfigurationRoot)application.Configuration;

    public static async Task<SiteServer> StartAsync(
        StorageOptions storage, TimeProvider clock, LimitOptions? limits = null, SiteOptions? site = null, params (string Key, string Value)[] configuration)
    {
        site ??= new SiteOptions();
        site.PublicUrl = address;
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = "hub" });
        foreach (var (key, value) in configuration)
            builder.Configuration[key] = value;
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddSingleton(clock).AddHubStorage(storage)
            .AddSingleton(SourceCatalog.Load())
            .AddSingleton<IOptions<SiteOptions>>(new OptionsWrapper<SiteOptions>(site))
            .AddSingleton<IOptions<MailOptions>>(new OptionsWrapper<MailOptions>(new MailOptions { From = "Avisos <avisos@hub.example>" }))
            .AddSingleton(new HubLinks(address))
            .AddSingleton<SignupDesk>()
            .AddSingleton<SignInDesk>()
            .AddPreviews()
            .AddHubSite();
        if (limits is not null)
            builder.Services.AddSingleton<IOptions<LimitOptions>>(new OptionsWrapper<LimitOptions>(limits));
        var application = builder.Build();
        application.MapHubSite();
        await application.StartAsync();
        return new SiteServer(application);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        Bare.Dispose();
        await application.DisposeAsync();
    }
}
