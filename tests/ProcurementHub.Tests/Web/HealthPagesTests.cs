using System.Net;
using System.Text.Json;
using Dapper;
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
using ProcurementHub.Storage.Digests;
using ProcurementHub.Storage.Sources;
using ProcurementHub.Tests.Jobs;
using ProcurementHub.Tests.Storage;
using ProcurementHub.Web.Health;
using Quartz;

namespace ProcurementHub.Tests.Web;

/// <summary>What a probe is told, over real HTTP and a real database.</summary>
[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class HealthPagesTests<TDatabase> : StoreTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private DirectoryInfo folder = null!;
    private WebApplication? server;
    private HttpClient client = null!;

    [SetUp]
    public void Open()
    {
        folder = Directory.CreateTempSubdirectory("hub-health-");
        File.WriteAllText(Path.Combine(folder.FullName, "xx-portal.yml"), """
            id: xx-portal
            title: { es: Prueba, en: Test }
            zone: America/Lima
            reader: ocds
            verified: saved files
            start: https://portal.example/ocds
            """);
    }

    [TearDown]
    public async Task CloseAsync()
    {
        client.Dispose();
        if (server is not null)
            await server.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Test]
    public async Task Ready_OfAHubThatIsWell_IsHealthyAndListsItsSources()
    {
        await StartAsync();
        await FinishAsync(RunOutcome.Succeeded, null);

        var (status, answer) = await AskAsync("/health/ready");

        Assert.That((status, Text(answer, "status")), Is.EqualTo((HttpStatusCode.OK, "healthy")));
        var source = answer.GetProperty("checks")[1].GetProperty("sources").EnumerateArray().Single();
        Assert.That((Text(source, "id"), Text(source, "health"), source.GetProperty("nextRun").GetDateTimeOffset()),
            Is.EqualTo(("xx-portal", "ok", Now.AddHours(1))));
    }

    [Test]
    public async Task Ready_WithASourceThatFails_IsDegradedWithItsReason()
    {
        await StartAsync();
        await FinishAsync(RunOutcome.Failed, "The server answered 503.");

        var (status, answer) = await AskAsync("/health/ready");

        var sources = answer.GetProperty("checks")[1];
        Assert.That((status, Text(answer, "status"), Text(sources, "reason")),
            Is.EqualTo((HttpStatusCode.OK, "degraded", "1 of 1 sources are late or failing: xx-portal.")));
        Assert.That(sources.GetProperty("sources")[0].GetProperty("reasons")[0].GetString(), Is.EqualTo("The server answered 503."));
    }

    [Test]
    public async Task Ready_WithADefinitionThatCannotBeRead_IsDegraded()
    {
        File.WriteAllText(Path.Combine(folder.FullName, "broken.yml"), "id: broken\n");
        await StartAsync();

        var (status, answer) = await AskAsync("/health/ready");

        Assert.That((status, Text(answer, "status")), Is.EqualTo((HttpStatusCode.OK, "degraded")));
        Assert.That(Text(answer.GetProperty("checks")[1], "reason"), Does.Contain("broken.yml"));
    }

    [Test]
    public async Task Ready_WithMigrationsMissing_IsUnavailableAndNamesTheVerb()
    {
        await StartAsync();
        await using var connection = await Database.OpenAsync(None);
        const string rename = "UPDATE schema_migration SET name = @name WHERE name = @before";
        var newest = await connection.QuerySingleAsync<string>("SELECT MAX(name) FROM schema_migration");
        await connection.ExecuteAsync(rename, new { name = "nothing of ours", before = newest });

        var (status, answer) = await AskAsync("/health/ready");

        await connection.ExecuteAsync(rename, new { name = newest, before = "nothing of ours" });
        Assert.That((status, Text(answer, "status")), Is.EqualTo((HttpStatusCode.ServiceUnavailable, "unhealthy")));
        Assert.That(Text(answer.GetProperty("checks")[0], "reason"), Does.Contain("hub migrate"));
    }

    [Test]
    public async Task Live_WithoutADatabase_StillAnswers_WhileReadyDoesNot()
    {
        await StartAsync(Nowhere);

        Assert.That((await AskAsync("/health/live")).Status, Is.EqualTo(HttpStatusCode.OK));
        var (status, answer) = await AskAsync("/health/ready");
        Assert.That(status, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(answer.GetRawText(), Does.Contain("The database cannot be reached.").And.Not.Contain(folder.Name).And.Not.Contain("127.0.0.1"), "its place is nobody's business");
    }

    [Test]
    public async Task Ready_WhereNothingCanBeWritten_IsDegradedForPages_AndUnavailableForWork([Values] bool works)
    {
        File.WriteAllText(Path.Combine(folder.FullName, "evidence"), "a file where the folder should be");
        await StartAsync(works: works);

        var (status, answer) = await AskAsync("/health/ready");

        Assert.That((status, Text(answer, "status")), Is.EqualTo(works ? (HttpStatusCode.ServiceUnavailable, "unhealthy") : (HttpStatusCode.OK, "degraded")));
        var check = answer.GetProperty("checks").EnumerateArray().Single(check => Text(check, "name") == "folder");
        Assert.That(Text(check, "reason"), Does.Contain("Nothing can be written").And.Not.Contain(folder.Name));
    }

    [Test]
    public async Task Ready_WithAJobThatFails_IsDegradedUntilItsNextPassIsDone()
    {
        await StartAsync(works: true);
        var log = server!.Services.GetRequiredService<JobLog>();
        var scheduler = await server.Services.GetRequiredService<ISchedulerFactory>().GetScheduler(CancellationToken.None);
        Assert.That(await WorkAsync(), Does.Contain("The scheduler does not run"));

        await scheduler.Start(CancellationToken.None);
        await log.RunAsync<int>("matching", () => throw new IOException("database or disk is full"), _ => [], CancellationToken.None);
        Assert.That(await WorkAsync(), Does.Contain("The last pass failed of: matching"));
        await log.RunAsync("matching", () => Task.FromResult(1), _ => [], CancellationToken.None);
        Assert.That(await WorkAsync(), Is.Null);
        await scheduler.Shutdown(waitForJobsToComplete: true);

        async Task<string?> WorkAsync() =>
            Text((await AskAsync("/health/ready")).Answer.GetProperty("checks").EnumerateArray().Single(check => Text(check, "name") == "work"), "reason");
    }

    [Test]
    public async Task Ready_WithoutAMailServer_IsDegradedWithinMinutesAndStaysReady()
    {
        await StartAsync();
        await FinishAsync(RunOutcome.Succeeded, null);
        await RefuseTwoMailsAsync();

        Now = Now.AddMinutes(6);
        Assert.That(await MailAsync(), Is.EqualTo((HttpStatusCode.OK, (string?)null)));
        Now = Now.AddMinutes(1);
        Assert.That(await MailAsync(), Is.EqualTo((HttpStatusCode.OK, (string?)"No mail gets away since 2026-07-28 14:30Z: 2 were tried and not taken; 'hub doctor' tells the last answer.")));

        async Task<(HttpStatusCode, string?)> MailAsync()
        {
            var (status, answer) = await AskAsync("/health/ready");
            return (status, Text(answer.GetProperty("checks").EnumerateArray().Single(check => Text(check, "name") == "mail"), "reason"));
        }
    }

    private async Task RefuseTwoMailsAsync()
    {
        await Subscribers.ImportAsync([Subscription("ana@example.pe", sectors: "fuel"), Subscription("luz@example.pe", sectors: "fuel")], Now, Now, None);
        foreach (var subscription in await Subscribers.ActiveSubscriptionsAsync(None))
        {
            var mail = new MailDraft { MessageId = $"<{subscription.SubscriberId}@hub.example>", Recipient = "ana@example.pe", Subject = "Una", Html = "", Text = "" };
            await Digests.CommitAsync(new DigestDraft { SubscriberId = subscription.SubscriberId, Period = "d1", Items = 1, LeftOut = 0, Matches = [], Mail = mail }, Now, None);
        }

        foreach (var mail in await Outbox.LeaseAsync("w1", 2, Now, TimeSpan.FromMinutes(1), None))
            await Outbox.MarkRefusedAsync(mail.Id, "w1", new Refusal { At = Now, Error = "Connection refused", NextAttemptAt = Now.AddMinutes(5) }, None);
    }

    // Port 9 is reserved for discarding; nothing listens there.
    private string Nowhere => Options.Provider == DatabaseProvider.Sqlite ? $"Data Source={folder.FullName}" : "Server=tcp:127.0.0.1,9;Connect Timeout=2";

    private async Task StartAsync(string? database = null, bool works = false)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddSingleton<TimeProvider>(new HandMovedClock(() => Now))
            .AddHubStorage(Options with
            {
                ConnectionString = database ?? Options.ConnectionString,
                EvidenceFolder = Path.Combine(folder.FullName, "evidence"),
            })
            .AddSingleton(SourceCatalog.Load(folder.FullName))
            .AddSingleton(new SourceOptions())
            .AddSingleton<IOptions<SiteOptions>>(new OptionsWrapper<SiteOptions>(new SiteOptions { Country = "ZZ" }))
            .AddSingleton<EnabledSources>()
            .AddSingleton<SourceWatch>()
            .AddHubHealth();
        if (works)
        {
            builder.Services.AddQuartz(_ => { });
            builder.Services.AddSingleton<JobLog>();
            builder.Services.AddSingleton(provider => new SchedulerWatch(provider.GetRequiredService<ISchedulerFactory>()));
        }

        server = builder.Build();
        server.MapHubHealth();
        await server.StartAsync();
        client = new HttpClient { BaseAddress = new Uri(server.Urls.Single()) };
    }

    private async Task FinishAsync(RunOutcome outcome, string? reason)
    {
        var store = server!.Services.GetRequiredService<SourceStore>();
        await store.UpsertAsync([new SourceRegistration("xx-portal", "Prueba", "")], Now, CancellationToken.None);
        var run = await store.StartRunAsync("xx-portal", Now, CancellationToken.None);
        await store.FinishRunAsync(new FinishedRun(run, outcome, new RunCounts(), reason, Now, Now.AddHours(1)), CancellationToken.None);
    }

    private async Task<(HttpStatusCode Status, JsonElement Answer)> AskAsync(string path)
    {
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.That(response.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/json"));
        return (response.StatusCode, JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement);
    }

    private static string? Text(JsonElement element, string member) =>
        element.TryGetProperty(member, out var value) ? value.GetString() : null;
}
