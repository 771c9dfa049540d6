using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ProcurementHub.Jobs;
using ProcurementHub.Jobs.Digests.Wording;
using ProcurementHub.Jobs.Mail;
using ProcurementHub.Jobs.Mail.SignIns;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Storage;
using ProcurementHub.Tests.Jobs;
using ProcurementHub.Tests.Storage;
using ProcurementHub.Web;

namespace ProcurementHub.Tests.Web.Staff;

/// <summary>The site with two of the staff in its configuration, over real HTTP; mails are sent into a folder.</summary>
public abstract partial class StaffedSite<TDatabase> : AlertingTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private protected const string Rosa = "Rosa@hub.example";
    private const string RosasKey = "Staff:Emails:0";

    private WebApplication server = null!;

    private protected Visitor Guest { get; private set; } = null!;

    private protected IEnumerable<RouteEndpoint> Endpoints => server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    [SetUp]
    public async Task OpenAsync()
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = "hub" });
        builder.Configuration[RosasKey] = Rosa;
        builder.Configuration["Staff:Emails:1"] = "luis@hub.example";
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddSingleton(Clock).AddHubStorage(Options)
            .AddSingleton(SourceCatalog.Load())
            .AddSingleton<IOptions<SiteOptions>>(new OptionsWrapper<SiteOptions>(new SiteOptions { PublicUrl = new Uri("https://hub.example/") }))
            .AddSingleton<IOptions<MailOptions>>(new OptionsWrapper<MailOptions>(new MailOptions { From = "Avisos <avisos@hub.example>" }))
            .AddSingleton(new HubLinks(new Uri("https://hub.example/")))
            .AddSingleton<SignInDesk>()
            .AddPreviews()
            .AddHubSite();
        server = builder.Build();
        server.MapHubSite();
        await server.StartAsync();
        Guest = NewVisitor();
    }

    [TearDown]
    public async Task CloseAsync()
    {
        Guest.Dispose();
        await server.DisposeAsync();
    }

    private protected Visitor NewVisitor() => new(new Uri(server.Urls.Single()));

    /// <summary>Asks for a link and reads it from the mail.</summary>
    private protected async Task<string> LinkAsync(string email = Rosa)
    {
        await Guest.FillAsync("/staff/sign-in", "/staff/sign-in", ("email", email));
        await SendAsync();
        return EntryLink().Match(NewestText("/staff/enter")).Value;
    }

    private protected async Task<Visitor> SignedInAsync()
    {
        var visitor = NewVisitor();
        await visitor.FillAsync(await LinkAsync(), "", []);
        return visitor;
    }

    private protected void TakeOut()
    {
        server.Configuration[RosasKey] = "somebody@hub.example";
        ((IConfigurationRoot)server.Configuration).Reload();
    }

    [GeneratedRegex("(?<=https://hub.example)/staff/enter\\S+")]
    private static partial Regex EntryLink();
}
