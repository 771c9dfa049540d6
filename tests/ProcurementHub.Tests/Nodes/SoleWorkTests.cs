using Microsoft.Extensions.Logging.Abstractions;
using ProcurementHub.Jobs.Nodes;
using ProcurementHub.Storage.Nodes;
using ProcurementHub.Tests.Storage;

namespace ProcurementHub.Tests.Nodes;

public sealed class SoleWorkTests : StoreTests<SqliteDatabase>
{
    private LeaseStore Leases => new(Database);

    private SoleWork Work(TimeProvider? time = null) => new(Leases, time ?? TimeProvider.System, NullLogger<SoleWork>.Instance);

    [Test]
    public async Task Work_ThatAnotherNodeIsAbout_IsLeftToIt()
    {
        await TakeAsync("other/1/1", TimeSpan.FromMinutes(1));
        var done = 0;

        await Work().RunAsync("matching", _ => Task.FromResult(done++), None);
        await Work().RunAsync("composing", _ => Task.FromResult(done++), None);

        Assert.That(done, Is.EqualTo(1), "only what nobody is about");
    }

    [Test]
    public async Task Work_ThatFails_IsFreeForOthersAndNotDone()
    {
        Assert.That(async () => await Work().RunAsync("matching", TimeSpan.FromDays(1), _ => throw new InvalidDataException(), None), Throws.InstanceOf<InvalidDataException>());

        Assert.That(await TakeAsync("other/1/1", TimeSpan.FromMinutes(1), since: TimeSpan.FromDays(1)), Is.True);
    }

    [Test]
    public async Task DailyWork_ThatWasDone_IsNotDoneAgain()
    {
        var done = 0;
        for (var look = 0; look < 3; look++)
            await Work().RunAsync("housekeeping", TimeSpan.FromDays(1), _ => Task.FromResult(done++), None);

        Assert.That(done, Is.EqualTo(1));
    }

    [Test]
    public async Task Work_ThatAnotherNodeHasTakenOver_IsStopped()
    {
        var beats = new QuickBeats();
        var stopped = false;
        await Work(beats).RunAsync(
            "matching",
            async cancellationToken =>
            {
                // As after a long sleep: the lease is over, and the other has it.
                Assert.That(await Leases.TakeAsync(Wish("other/1/1", DateTimeOffset.UtcNow.AddHours(1), TimeSpan.FromMinutes(1)), _ => false, None), Is.True);
                using var told = cancellationToken.Register(() => stopped = true);
                await Task.Delay(TimeSpan.FromMinutes(1), cancellationToken);
            },
            None);

        Assert.That(stopped, Is.True);
        Assert.That(await Leases.HoldAsync("matching", "other/1/1", DateTimeOffset.UtcNow.AddHours(1), None), Is.True, "it is still the other's");
    }

    [Test]
    public async Task WorkByHand_ThatAnotherNodeIsAbout_WaitsForItAndSaysSoOnce()
    {
        await TakeAsync("elsewhere/7/1", TimeSpan.FromMinutes(1));
        var told = new List<string>();
        var waits = new TaskCompletionSource();
        var done = 0;

        var byHand = Work(new QuickBeats()).RunNextAsync(
            "matching", _ => Task.FromResult(++done), others => { told.Add(others); waits.TrySetResult(); }, None);
        await waits.Task;
        Assert.That(done, Is.Zero, "the other is about it");
        await Leases.ReleaseAsync("matching", "elsewhere/7/1", null, None);

        Assert.That(await byHand, Is.EqualTo(1));
        Assert.That(told, Is.EqualTo(new[] { told[0] }).And.All.StartsWith("process 7 on elsewhere since "));
    }

    [Test]
    public async Task DailyWorkByHand_ThatWasDone_IsDoneAgain()
    {
        await Work().RunAsync("housekeeping", TimeSpan.FromDays(1), _ => Task.CompletedTask, None);

        Assert.That(await Work().RunNextAsync("housekeeping", _ => Task.FromResult("again"), _ => Assert.Fail(), None), Is.EqualTo("again"));
    }

    [Test]
    public async Task WorkByHand_ThatAnotherNodeHasTakenOver_EndsWithThat() => Assert.That(
        async () => await Work(new QuickBeats()).RunNextAsync(
            "matching",
            async cancellationToken =>
            {
                await Leases.TakeAsync(Wish("other/1/1", DateTimeOffset.UtcNow.AddHours(1), TimeSpan.FromMinutes(1)), _ => false, None);
                await Task.Delay(TimeSpan.FromMinutes(1), cancellationToken);
                return 0;
            },
            _ => { }, None),
        Throws.TypeOf<TimeoutException>().With.Message.Contains("another has taken over: matching"));

    private Task<bool> TakeAsync(string owner, TimeSpan holds, TimeSpan since = default) =>
        Leases.TakeAsync(Wish(owner, DateTimeOffset.UtcNow, holds, since), _ => false, None);

    private static LeaseWish Wish(string owner, DateTimeOffset at, TimeSpan holds, TimeSpan since = default) =>
        new() { Name = "matching", Owner = owner, At = at, Until = at + holds, DueSince = at - since };

    /// <summary>Timers that go off at once; the time of day is the system's.</summary>
    private sealed class QuickBeats : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(20));
    }
}
