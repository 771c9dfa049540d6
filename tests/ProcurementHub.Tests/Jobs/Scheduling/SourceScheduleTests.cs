using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ProcurementHub.Demo;
using ProcurementHub.Jobs;
using ProcurementHub.Jobs.Scheduling;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Storage.Sources;
using ProcurementHub.Tests.Demo;
using ProcurementHub.Tests.Jobs.Collecting;
using Quartz;

namespace ProcurementHub.Tests.Jobs.Scheduling;

/// <summary>The real scheduler, over real sources.</summary>
public sealed class SourceScheduleTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    private CollectingHub hub = null!;
    private MadeUpPublisher publisher = null!;
    private SilentServer silent = null!;
    private CancellationTokenSource limit = null!;

    [SetUp]
    public async Task OpenAsync()
    {
        limit = new CancellationTokenSource(Longest);
        hub = await CollectingHub.OpenAsync(TimeProvider.System, patience: TimeSpan.FromHours(1));
        publisher = await MadeUpPublisher.StartAsync(RunningPublisher.Options(notices: 20), CancellationToken.None);
        silent = new SilentServer();
    }

    [TearDown]
    public async Task CloseAsync()
    {
        silent.Dispose();
        await publisher.DisposeAsync();
        await hub.DisposeAsync();
        limit.Dispose();
    }

    [Test]
    public async Task HangingSource_IsInNobodysWay_AndIsStoppedWithTheHub()
    {
        Define("xx-silent", silent.Address);
        Define("xx-well", publisher.Address.AbsoluteUri);
        await using var services = Services(new SourceOptions());
        var scheduler = await StartAsync(services);

        await UntilAsync(async () => await OutcomeAsync("xx-silent") == RunOutcome.Running);
        await UntilAsync(async () => await OutcomeAsync("xx-well") == RunOutcome.Succeeded);
        Assert.That(await OutcomeAsync("xx-silent"), Is.EqualTo(RunOutcome.Running), "it was there all the time");

        await scheduler.Shutdown(waitForJobsToComplete: true);
        var stopped = await hub.SourceAsync("xx-silent");
        Assert.That((stopped.LastRun!.Outcome, stopped.NextRunReason, stopped.ConsecutiveFailures),
            Is.EqualTo((RunOutcome.Interrupted, (NextRunReason?)NextRunReason.Interrupted, 0)));
    }

    [Test]
    public async Task SourceDueLater_AfterARestart_IsLeftUntilThen()
    {
        var later = DateTimeOffset.UtcNow.AddHours(3);
        Define("xx-later", publisher.Address.AbsoluteUri);
        Define("xx-overdue", publisher.Address.AbsoluteUri);
        await PlanAsync("xx-later", later);
        await PlanAsync("xx-overdue", DateTimeOffset.UtcNow.AddHours(-3));
        await using var services = Services(new SourceOptions());
        var scheduler = await StartAsync(services);

        await UntilAsync(async () => (await hub.Sources.RecentRunsAsync("xx-overdue", 9, CancellationToken.None)).Count == 2);
        await UntilAsync(async () => await OutcomeAsync("xx-overdue") == RunOutcome.Succeeded);
        var trigger = await scheduler.GetTrigger(new TriggerKey("xx-later", "sources"), limit.Token);
        await scheduler.Shutdown(waitForJobsToComplete: true);

        Assert.That(trigger!.StartTimeUtc, Is.EqualTo(later).Within(TimeSpan.FromMilliseconds(1)));
        Assert.That(await hub.Sources.RecentRunsAsync("xx-later", 9, limit.Token), Has.Count.EqualTo(1), "only the one before the restart");
    }

    [Test]
    public async Task Turn_OfASourceThatWasCollectedByHandMeanwhile_IsNoPass()
    {
        Define("xx-done", publisher.Address.AbsoluteUri);
        await PlanAsync("xx-done", DateTimeOffset.UtcNow.AddHours(1));
        await using var services = Services(new SourceOptions());

        await services.GetRequiredService<SourceTurn>().TakeAsync(services.GetRequiredService<SourceCatalog>().Find("xx-done")!, limit.Token);

        Assert.That(await hub.Sources.RecentRunsAsync("xx-done", 9, limit.Token), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Seats_AllTakenByPassesThatHang_AreLentOnAfterAWhile()
    {
        using var seats = new SourceSeats(1, TimeSpan.FromMilliseconds(50), TimeProvider.System);
        using var hanging = await seats.TakeAsync(limit.Token);

        // Would wait for ever, and the limit with it.
        using (await seats.TakeAsync(limit.Token))
        {
        }
    }

    [Test]
    public async Task Seats_GivenBack_AreNotGivenBackTwice()
    {
        using var seats = new SourceSeats(1, TimeSpan.FromHours(1), TimeProvider.System);
        var seat = await seats.TakeAsync(limit.Token);
        seat.Dispose();
        seat.Dispose();

        using var next = await seats.TakeAsync(limit.Token);
        var third = seats.TakeAsync(limit.Token);
        Assert.That(third.IsCompleted, Is.False);
        next.Dispose();
        (await third).Dispose();
    }

    private void Define(string id, string address) => hub.Write($"{id}.yml", $$"""
        id: {{id}}
        title: { es: Prueba, en: Test }
        zone: America/Lima
        reader: ocds
        verified: saved files
        start: {{address.TrimEnd('/')}}/ocds/releases?limit=100
        every: 1h
        """);

    private async Task PlanAsync(string id, DateTimeOffset at)
    {
        await hub.Sources.UpsertAsync([new SourceRegistration(id, id, "")], at, limit.Token);
        var run = await hub.Sources.StartRunAsync(id, DateTimeOffset.UtcNow.AddHours(-4), limit.Token);
        await hub.Sources.FinishRunAsync(new FinishedRun(run, RunOutcome.Succeeded, new RunCounts(), null, DateTimeOffset.UtcNow.AddHours(-4), at), limit.Token);
    }

    private ServiceProvider Services(SourceOptions options) => new ServiceCollection()
        .AddLogging()
        .AddSingleton(TimeProvider.System)
        .AddSingleton(hub.Collector)
        .AddSingleton(hub.Sources)
        .AddSingleton(SourceCatalog.Load(hub.Folder))
        .AddSingleton(options)
        .AddSingleton<IOptions<SiteOptions>>(new OptionsWrapper<SiteOptions>(new SiteOptions { Country = "ZZ" }))
        .AddSingleton<EnabledSources>()
        .AddSourceSchedule()
        .BuildServiceProvider();

    private async Task<IScheduler> StartAsync(ServiceProvider services)
    {
        var scheduler = await services.GetRequiredService<ISchedulerFactory>().GetScheduler(limit.Token);
        await scheduler.Start(limit.Token);
        return scheduler;
    }

    private async Task<RunOutcome?> OutcomeAsync(string id) => (await hub.Sources.FindAsync(id, CancellationToken.None))?.LastRun?.Outcome;

    private async Task UntilAsync(Func<Task<bool>> holds)
    {
        while (!await holds())
        {
            if (limit.IsCancellationRequested)
                Assert.Fail($"It has not come about: {string.Join('\n', await hub.Sources.ListAsync(CancellationToken.None))}");
            await Task.Delay(50, CancellationToken.None);
        }
    }
}
