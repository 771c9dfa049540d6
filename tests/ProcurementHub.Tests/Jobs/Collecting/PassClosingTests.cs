using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using ProcurementHub.Demo;
using ProcurementHub.Storage.Sources;
using ProcurementHub.Tests.Demo;

namespace ProcurementHub.Tests.Jobs.Collecting;

/// <summary>What the end of a pass makes of it: a drop, a back-off, a plan.</summary>
public sealed class PassClosingTests
{
    private CollectingHub hub = null!;

    [SetUp]
    public async Task OpenAsync() => hub = await CollectingHub.OpenAsync();

    [TearDown]
    public async Task CloseAsync() => await hub.DisposeAsync();

    [Test]
    public async Task Pass_ThatGivesATenthOfTheOthers_IsAFailureAndNoQuietDay()
    {
        await using var usual = await StartAsync(notices: 200);
        await using var cut = await StartAsync(notices: 8);
        for (var pass = 0; pass < 5; pass++)
            await CollectAsync(usual);

        var dropped = await hub.CollectAsync("demo-ocds", cut.Address);

        var source = await hub.SourceAsync("demo-ocds");
        var records = source.DroppedFrom ?? 0;
        Assert.That(dropped.Outcome, Is.EqualTo(RunOutcome.Partly));
        Assert.That(records, Is.GreaterThan(10 * dropped.Records));
        Assert.That(source.LastFailureReason, Is.EqualTo($"It gave {dropped.Records} records, where its passes usually give {records}: it may have changed or be cut off."));
        Assert.That((await hub.Sources.FindingsAsync(source.LastRun!.Id, CancellationToken.None)).Select(finding => finding.Reason), Does.Contain(source.LastFailureReason));

        Assert.That((await CollectAsync(usual)).Outcome, Is.EqualTo(RunOutcome.Succeeded));
        Assert.That((await hub.SourceAsync("demo-ocds")).DroppedFrom, Is.Null);
    }

    [Test]
    public async Task Passes_OfWhichNothingIsNew_AreNoDrop()
    {
        await using var publisher = await StartAsync(notices: 200);

        for (var pass = 0; pass < 8; pass++)
            Assert.That((await CollectAsync(publisher)).Outcome, Is.EqualTo(RunOutcome.Succeeded), $"pass {pass}");

        Assert.That((await hub.SourceAsync("demo-ocds")).LastRun!.Added, Is.Zero);
    }

    [Test]
    public async Task FailuresInARow_AreLetAloneForLongerAndLonger_AndForgottenWithASuccess()
    {
        await using var publisher = await StartAsync(notices: 20);
        publisher.Break("/ocds/releases", PageFault.ServerError);
        var waits = new List<double>();
        for (var pass = 0; pass < 4; pass++)
        {
            await CollectAsync(publisher);
            waits.Add(((await hub.SourceAsync("demo-ocds")).NextRunAt!.Value - hub.Now).TotalMinutes);
        }

        // A cadence of ten minutes, doubled each time, with a twentieth of play.
        Assert.That(waits.Zip([10, 20, 40, 80], (wait, least) => wait >= least && wait <= least * 1.05), Is.All.True, string.Join(", ", waits));
        Assert.That((await hub.SourceAsync("demo-ocds")).NextRunReason, Is.EqualTo(NextRunReason.BackOff));

        publisher.MendAll();
        await CollectAsync(publisher);
        var mended = await hub.SourceAsync("demo-ocds");
        Assert.That((mended.ConsecutiveFailures, mended.NextRunReason), Is.EqualTo((0, (NextRunReason?)NextRunReason.Cadence)));
        Assert.That(mended.NextRunAt - hub.Now, Is.LessThan(TimeSpan.FromMinutes(16)));
    }

    [Test]
    public async Task RetryAfter_LongerThanEverythingElse_IsWhatTheNextPassWaitsFor()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        await using var server = builder.Build();
        server.Run(context =>
        {
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            context.Response.Headers.RetryAfter = "7200";
            return Task.CompletedTask;
        });
        await server.StartAsync();

        await hub.CollectAsync("demo-ocds", new Uri(server.Urls.Single()));

        var source = await hub.SourceAsync("demo-ocds");
        Assert.That((source.NextRunReason, source.NextRunAt), Is.EqualTo(((NextRunReason?)NextRunReason.RetryAfter, (DateTimeOffset?)hub.Now.AddHours(2))));
    }

    private async Task<ProcurementHub.Jobs.Collecting.CollectSummary> CollectAsync(MadeUpPublisher publisher)
    {
        hub.Now = hub.Now.AddHours(1);
        return await hub.CollectAsync("demo-ocds", publisher.Address);
    }

    private static Task<MadeUpPublisher> StartAsync(int notices) =>
        MadeUpPublisher.StartAsync(RunningPublisher.Options(notices), CancellationToken.None);
}
