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
    public async Task FinishRun_WithItsPlan_KeepsWhyThenAndFromWhatItDropped()
    {
        await RunAsync(RunOutcome.Partly, "a fraction", NextRunReason.RetryAfter, comparable: 3, droppedFrom: 400);

        var source = await SourceAsync();
        Assert.That((source.LastOutcome, source.DroppedFrom, source.NextRunReason),
            Is.EqualTo(((RunOutcome?)RunOutcome.Partly, (int?)400, (NextRunReason?)NextRunReason.RetryAfter)));
        Assert.That(source.LastRun!.DroppedFrom, Is.EqualTo(400));

        await RunAsync(RunOutcome.Interrupted, "stopped", NextRunReason.Interrupted);
        var stopped = await SourceAsync();
        Assert.That((stopped.LastOutcome, stopped.DroppedFrom), Is.EqualTo(((RunOutcome?)RunOutcome.Partly, (int?)400)), "it tells nothing new");

        await RunAsync(RunOutcome.Succeeded, null, comparable: 410);
        Assert.That((await SourceAsync()).DroppedFrom, Is.Null);
    }

    [Test]
    public async Task FinishRun_OfSavedDocumentsOfALiveSource_LeavesItsHealthAlone()
    {
        await RunAsync(RunOutcome.Succeeded, null);
        var run = await Sources.StartRunAsync(Source, Now, None);

        await Sources.FinishRunAsync(new FinishedRun(run, RunOutcome.Failed, new RunCounts(), "no such file", Now, null) { IsAside = true }, None);

        var source = await SourceAsync();
        Assert.That((source.ConsecutiveFailures, source.LastOutcome, source.LastFailureReason, source.LastRun!.Outcome),
            Is.EqualTo((0, (RunOutcome?)RunOutcome.Succeeded, (string?)null, RunOutcome.Failed)));
    }

    [Test]
    public async Task ComparableRecords_OfWholePasses_AreForgottenWithTheDefinition()
    {
        foreach (var records in new int?[] { 40, null, 38, 0 })
            await RunAsync(RunOutcome.Succeeded, null, comparable: records);

        Assert.That(await Sources.ComparableRecordsAsync(Source, Now.AddDays(-1), 10, None), Is.EqualTo(new[] { 0, 38, 40 }));
        Assert.That(await Sources.ComparableRecordsAsync(Source, Now.AddDays(-1), 2, None), Is.EqualTo(new[] { 0, 38 }));
        Assert.That(await Sources.ComparableRecordsAsync(Source, Now.AddHours(-1), 10, None), Is.EqualTo(new[] { 0, 38 }));

        await Sources.UpsertAsync([new(Source, "Ejemplo", "two"), new("co-example", "Otro", "one")], Now, None);
        Assert.That(await Sources.ComparableRecordsAsync(Source, Now.AddDays(-1), 10, None), Is.Empty);
    }

    [Test]
    public async Task Findings_OfTheLatestPassesOnly_AreKept()
    {
        var failure = new RunFinding { IsFailure = true, Place = "https://portal.example/2", Reason = "The server answered 503.", Times = 1 };
        var finding = new RunFinding { IsFailure = false, Place = "page 1, row 3", Field = "deadline", Reason = "'---' is not a date.", Times = 7 };
        var first = await RunAsync(RunOutcome.Partly, "503", findings: [failure, finding]);
        Assert.That(await Sources.FindingsAsync(first, None), Is.EqualTo(new[] { failure, finding }));

        var second = await RunAsync(RunOutcome.Partly, "503", findings: [failure]);
        for (var later = 0; later < 29; later++)
            await RunAsync(RunOutcome.Partly, "503", findings: [finding]);

        Assert.That(await Sources.FindingsAsync(first, None), Is.Empty);
        Assert.That(await Sources.FindingsAsync(second, None), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Find_KnownAndUnknownSource_TellsThemApart()
    {
        await RunAsync(RunOutcome.Failed, "HTTP 503");

        Assert.That((await Sources.FindAsync(Source, None))!.LastRun!.Outcome, Is.EqualTo(RunOutcome.Failed));
        Assert.That((await Sources.FindAsync("co-example", None))!.LastRun, Is.Null);
        Assert.That(await Sources.FindAsync("xx-nowhere", None), Is.Null);
    }

    private async Task<SourceRow> SourceAsync() => (await Sources.ListAsync(None)).Single(source => source.Id == Source);

    private async Task<long> RunAsync(
        RunOutcome outcome, string? reason, NextRunReason next = NextRunReason.Cadence, int? comparable = null, int? droppedFrom = null,
        IReadOnlyList<RunFinding>? findings = null)
    {
        Now = Now.AddHours(1);
        var run = await Sources.StartRunAsync(Source, Now, None);
        var counts = new RunCounts { Documents = 2, Records = 40, Bytes = 5_000_000_000 };
        var finished = new FinishedRun(run, outcome, counts, reason, Now, Now.AddHours(1))
        {
            NextRunReason = next, ComparableRecords = comparable, DroppedFrom = droppedFrom, Findings = findings ?? [],
        };
        await Sources.FinishRunAsync(finished, None);
        return run;
    }
}
