using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ProcurementHub.Tests.Jobs;
using ProcurementHub.Tests.Storage;

namespace ProcurementHub.Tests.Web.Staff;

/// <summary>The site with two of the staff in its configuration, over real HTTP; mails are sent into a folder.</summary>
public abstract partial class StaffedSite<TDatabase> : AlertingTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private protected const string Rosa = "Rosa@hub.example";
    private const string RosasKey = "Staff:Emails:0";

    private SiteServer server = null!;

    private protected Visitor Guest { get; private set; } = null!;

    private protected IServiceProvider Services => server.Services;

    private protected IEnumerable<RouteEndpoint> Endpoints => Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    [SetUp]
    public async Task OpenAsync()
    {
        server = await SiteServer.StartAsync(Options, Clock, configuration: [(RosasKey, Rosa), ("Staff:Emails:1", "luis@hub.example")]);
        Guest = NewVisitor();
    }

    [TearDown]
    public async Task CloseAsync()
    {
        Guest.Dispose();
        await server.DisposeAsync();
    }

    private protected Visitor NewVisitor() => new(server.Client.BaseAddress!);

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
        server.Configuration.Reload();
    }

    [GeneratedRegex("(?<=https://hub.example)/staff/enter\\S+")]
    private static partial Regex EntryLink();
}
