using ProcurementHub.Storage.Sources;

namespace ProcurementHub.Tests.Storage;

[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class SourceStoreTests<TDatabase> : StoreTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    [SetUp]
    public Task KnownAsync() => Sources.UpsertAsync([new(Source, "Ejemplo", "one"), new("co-example", "Otro", "one")], Now, None);

    [Test]
    public async Task Upsert_KnownSource_KeepsWhenItWasFirstWatched()
    {
        await Sources.UpsertAsync([new SourceRegistration(Source, "Ejemplo nuevo", "two")], Now.AddDays(9), None);

        var sources = await Sources.ListAsync(None);
        Assert.That(sources.Select(source => (source.Id, source.Title, source.DefinitionHash, source.FirstWatchedAt)),
            Is.EqualTo(new[] { ("co-example", "Otro", "one", Now), (Source, "Ejemplo nuevo", "two", Now) }));
        Assert.That(sources[0].LastRun, Is.Null);
    }

    [Test]
    public async Task FinishRun_FailuresAndThenSuccess_CountsAndClears()
    {
        await RunAsync(RunOutcome.Failed, "HTTP 503");
        await RunAsync(RunOutcome.Failed, "landmark absent");
        var failing = await SourceAsync();
        await RunAsync(RunOutcome.Succeeded, null);
        var healthy = await SourceAsync();

        Assert.That((failing.ConsecutiveFailures, failing.LastFailureReason, failing.LastSuccessAt),
            Is.EqualTo((2, "landmark absent", (DateTimeOffset?)null)));
        Assert.That((healthy.ConsecutiveFailures, healthy.LastSuccessAt, healthy.NextRunAt),
            Is.EqualTo((0, (DateTimeOffset?)Now, (DateTimeOffset?)Now.AddHours(1))));
        Assert.That((healthy.LastRun!.Outcome, healthy.LastRun.Records, healthy.LastRun.Bytes),
            Is.EqualTo((RunOutcome.Succeeded, 40, 5_000_000_000)));
        Assert.That(await Sources.RecentRunsAsync(Source, 2, None), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task FinishRun_Partly_IsASuccessWithAReason()
    {
        await RunAsync(RunOutcome.Partly, "2 of 9 documents failed");

        var source = await SourceAsync();
        Assert.That((source.ConsecutiveFailures, source.LastSuccessAt, source.LastFailureReason),
            Is.EqualTo((0, (DateTimeOffset?)Now, "2 of 9 documents failed")));
    }

    [Test]
    public async Task CloseAbandonedRuns_OfAnEndedProcess_MarksThemInterrupted()
    {
        await Sources.StartRunAsync(Source, Now, None);
        await Sources.StartRunAsync("co-example", Now.AddHours(2), None);

        var closed = await Sources.CloseAbandonedRunsAsync(Now.AddHours(1), Now.AddHours(3), None);

        Assert.That(closed, Is.EqualTo(1));
        Assert.That((await SourceAsync()).LastRun!.Outcome, Is.EqualTo(RunOutcome.Interrupted));
    }

    private async Task<SourceRow> SourceAsync() => (await Sources.ListAsync(None)).Single(source => source.Id == Source);

    private async Task RunAsync(RunOutcome outcome, string? reason)
    {
        Now = Now.AddHours(1);
        var run = await Sources.StartRunAsync(Source, Now, None);
        var counts = new RunCounts { Documents = 2, Records = 40, Bytes = 5_000_000_000 };
        await Sources.FinishRunAsync(new FinishedRun(run, outcome, counts, reason, Now, Now.AddHours(1)), None);
    }
}
