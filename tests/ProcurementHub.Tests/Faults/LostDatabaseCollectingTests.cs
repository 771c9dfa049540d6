using Microsoft.Extensions.Logging;
using ProcurementHub.Demo;
using ProcurementHub.Jobs.Collecting;
using ProcurementHub.Jobs.Scheduling;
using ProcurementHub.Storage.Sources;
using ProcurementHub.Tests.Demo;
using ProcurementHub.Tests.Jobs.Collecting;
using ProcurementHub.Tests.Jobs.Scheduling;

namespace ProcurementHub.Tests.Faults;

/// <summary>The database is gone in the middle of a pass, for longer than the pass waits.</summary>
[TestFixture(typeof(LockedSqlite))]
[TestFixture(typeof(RefusedSqlServer))]
[NonParallelizable]
public sealed class LostDatabaseCollectingTests<TDatabase>
    where TDatabase : LosableDatabase, new()
{
    private const string Source = "demo-portal";
    private const int Notices = 2400;

    // More than two portions: the first is kept when the second is begun.
    private const int DocumentsBefore = 1050;

    [Test]
    public async Task Pass_DatabaseGoneForLongerThanItWaits_SaysSoInALine_AndTheNextBringsTheRest()
    {
        var engine = new TDatabase();
        await engine.StartAsync();
        await using var publisher = await MadeUpPublisher.StartAsync(RunningPublisher.Options(Notices), CancellationToken.None);
        await using var hub = await CollectingHub.OpenAsync(engine: engine);
        using var kept = new KeptLog();
        using var factory = LoggerFactory.Create(logging => logging.AddProvider(kept));
        var log = new JobLog(TimeProvider.System, factory.CreateLogger<JobLog>());

        var losing = new Losing(engine);
        var isDone = await log.RunAsync(
            "collecting", Source,
            async () =>
            {
                await hub.CollectAsync(Source, publisher.Address, losing, CancellationToken.None);
                return [];
            },
            CancellationToken.None);
        engine.GiveBack();

        Assert.That(isDone, Is.False);
        Assert.That(kept.Lines.Single().Failure, Is.Null, "no stack trace");
        TestContext.Out.WriteLine(kept.Lines.Single().Text);
        var source = await hub.SourceAsync(Source);
        Assert.That((source.ConsecutiveFailures, source.LastFailureReason), Is.EqualTo((0, (string?)null)), "nothing speaks against the portal");

        // As late as the scheduler begins it again.
        hub.Now += TimeSpan.FromMinutes(1);
        var next = await hub.CollectAsync(Source, publisher.Address);

        Assert.That((next.Outcome, next.Rejected), Is.EqualTo((RunOutcome.Succeeded, 0)));
        Assert.That(next.WentOnFrom, Does.StartWith("page "), "what was kept before is not asked for again");
        var runs = await hub.Sources.RecentRunsAsync(Source, 5, CancellationToken.None);
        Assert.That(runs.Select(run => (run.Outcome, run.FailureReason)), Is.EqualTo(new (RunOutcome, string?)[]
        {
            (RunOutcome.Succeeded, null),
            (RunOutcome.Interrupted, "The pass broke off and could not say so: the database was away."),
        }));
        await using var undisturbed = await CollectingHub.OpenAsync();
        await undisturbed.CollectAsync(Source, publisher.Address);
        Assert.That(await TruthAsync(hub), Is.EqualTo(await TruthAsync(undisturbed)));
        Assert.That((await hub.SourceAsync(Source)).ConsecutiveFailures, Is.Zero);

        hub.Now += TimeSpan.FromHours(2);
        var whole = await hub.CollectAsync(Source, publisher.Address);
        Assert.That((whole.WentOnFrom, whole.New, whole.Changed), Is.EqualTo(((string?)null, 0, 0)));
    }

    private static async Task<List<string>> TruthAsync(CollectingHub hub) =>
        [.. (await hub.StoredAsync()).Select(notice => $"{notice.Key} {notice.Version} {notice.Title} {notice.DeadlineAt:O}").Order(StringComparer.Ordinal)];

    /// <summary>Reported on the pass's own thread: it goes on when the database is gone.</summary>
    private sealed class Losing(LosableDatabase engine) : IProgress<CollectProgress>
    {
        private bool isLost;

        public void Report(CollectProgress value)
        {
            if (isLost || value.Documents < DocumentsBefore)
                return;
            isLost = true;
            engine.Lose();
        }
    }
}
