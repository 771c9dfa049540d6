using ProcurementHub.Storage.Collecting;
using ProcurementHub.Storage.Sources;

namespace ProcurementHub.Tests.Storage;

[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class PassStoreTests<TDatabase> : StoreTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private PassStore Passes => new(Database);

    [SetUp]
    public Task KnownAsync() => Sources.UpsertAsync([new(Source, "Ejemplo", "one"), new("co-example", "Otro", "one")], Now, None);

    [Test]
    public async Task Begin_WhileAnotherIsAlive_TellsWhoseItIs()
    {
        var first = await BeginAsync(owner: "here/1/1");
        var other = await BeginAsync(owner: "there/2/2");
        var elsewhere = await BeginAsync("co-example");

        Assert.That((other.RunId, other.HeldBy!.Id, other.HeldBy.Owner, other.HeldBy.HeartbeatAt),
            Is.EqualTo(((long?)null, first.RunId!.Value, "here/1/1", (DateTimeOffset?)Now)));
        Assert.That(elsewhere.RunId, Is.Not.Null);
    }

    [Test]
    public async Task Begin_AtOnceInManyTasks_LetsOneThrough()
    {
        var begun = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => BeginAsync())));

        Assert.That(begun.Count(pass => pass.RunId is not null), Is.EqualTo(1));
        Assert.That(begun.Select(pass => pass.RunId ?? pass.HeldBy!.Id).Distinct().Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task Begin_AfterOneWhoseOwnerHasGone_ClosesThatAndGoesOnFromWhereItCame()
    {
        var killed = await BeginAsync();
        await ReachAsync(killed, "page 7");
        var resumed = await BeginAsync(isAlive: false);
        var runs = await Sources.RecentRunsAsync(Source, 2, None);

        Assert.That((resumed.Position, runs[1].Outcome, runs[1].FinishedAt), Is.EqualTo(("page 7", RunOutcome.Interrupted, (DateTimeOffset?)Now)));
        Assert.That(async () => await ReachAsync(killed, "page 8"), Throws.InstanceOf<PassLostException>());
        Assert.That(await Passes.BeatAsync(killed.RunId!.Value, Now, None), Is.False);
    }

    [Test]
    public async Task Begin_AfterTwoThatWereKilledOneAfterTheOther_StillKnowsThePlace()
    {
        var killed = await BeginAsync();
        await ReachAsync(killed, "page 7");
        await BeginAsync(isAlive: false);

        Assert.That((await BeginAsync(isAlive: false)).Position, Is.EqualTo("page 7"));
    }

    [Test]
    public async Task Begin_AfterOneOfAnotherDefinition_BeginsAtTheBeginning()
    {
        var killed = await BeginAsync();
        await ReachAsync(killed, "page 7");

        Assert.That((await BeginAsync(walk: "two", isAlive: false)).Position, Is.Null);
    }

    [Test]
    public async Task Begin_LongAfterOneThatWasKilled_BeginsAtTheBeginning()
    {
        var killed = await BeginAsync();
        await ReachAsync(killed, "page 7");
        Now = Now.AddDays(2);

        Assert.That((await BeginAsync(isAlive: false)).Position, Is.Null);
    }

    [Test]
    public async Task Begin_AfterOneThatCameToItsEnd_BeginsAtTheBeginning()
    {
        var done = await BeginAsync();
        await ReachAsync(done, "page 7");
        await Sources.FinishRunAsync(new FinishedRun(done.RunId!.Value, RunOutcome.Succeeded, new RunCounts(), null, Now, null), None);

        Assert.That((await BeginAsync()).Position, Is.Null);
    }

    [Test]
    public async Task Save_PassThatWentOn_IsMarkedAsAPart()
    {
        var pass = await BeginAsync();

        await Collection.SaveAsync(new PassPortion { RunId = pass.RunId!.Value, At = Now, ResumedFrom = "page 7" }, None);
        await ReachAsync(pass, "page 8");

        Assert.That((await Sources.RecentRunsAsync(Source, 1, None)).Single().ResumedFrom, Is.EqualTo("page 7"));
    }

    [Test]
    public async Task Begin_RetryInBetween_IsNoVisitAndTakesNoPlace()
    {
        var killed = await BeginAsync();
        await ReachAsync(killed, "page 7");
        var visited = Now;
        Now = Now.AddMinutes(1);

        var retry = await BeginAsync(isAlive: false, isRetry: true);
        await Sources.FinishRunAsync(new FinishedRun(retry.RunId!.Value, RunOutcome.Failed, new RunCounts(), "gone", Now, null) { IsAside = true }, None);

        var source = (await Sources.FindAsync(Source, None))!;
        Assert.That((source.LastStartedAt, source.LastRun!.Id, source.ConsecutiveFailures), Is.EqualTo(((DateTimeOffset?)visited, killed.RunId!.Value, 0)));
        Assert.That((await Sources.RecentRunsAsync(Source, 5, None)).Select(run => run.Id), Is.EqualTo(new[] { killed.RunId.Value }));
        Assert.That((retry.Position, (await BeginAsync()).Position), Is.EqualTo(((string?)null, "page 7")));
    }

    [Test]
    public async Task Begin_ForATurnThatAnotherNodeHasHadMeanwhile_DoesNotBegin()
    {
        var next = Now.AddHours(1);
        var other = await BeginAsync();
        await Sources.FinishRunAsync(new FinishedRun(other.RunId!.Value, RunOutcome.Succeeded, new RunCounts(), null, Now, next), None);

        var late = await BeginAsync(new PlannedFor(null));
        var planned = await BeginAsync(new PlannedFor((await Sources.FindAsync(Source, None))!.NextRunAt));

        Assert.That((late.RunId, late.HeldBy), Is.EqualTo(((long?)null, (OpenPass?)null)));
        Assert.That(planned.RunId, Is.Not.Null);
    }

    private Task<BegunPass> BeginAsync(PlannedFor planned) => Passes.BeginAsync(
        new PassStart { SourceId = Source, Owner = "here/2/2", Planned = planned, At = Now, PositionsSince = Now.AddDays(-1) }, _ => true, None);

    private async Task ReachAsync(BegunPass pass, string position) =>
        await Collection.SaveAsync(new PassPortion { RunId = pass.RunId!.Value, At = Now, Position = position }, None);

    private Task<BegunPass> BeginAsync(string source = Source, string owner = "here/1/1", string? walk = "one", bool isAlive = true, bool isRetry = false)
    {
        Now = Now.AddSeconds(isAlive ? 0 : 1);
        var start = new PassStart { SourceId = source, Owner = owner, Walk = isRetry ? null : walk, IsRetry = isRetry, At = Now, PositionsSince = Now.AddDays(-1) };
        return Passes.BeginAsync(start, _ => isAlive, None);
    }
}
