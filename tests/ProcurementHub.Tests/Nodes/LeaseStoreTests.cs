using ProcurementHub.Storage.Nodes;
using ProcurementHub.Tests.Storage;

namespace ProcurementHub.Tests.Nodes;

[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class LeaseStoreTests<TDatabase> : StoreTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(50);

    private LeaseStore Leases => new(Database);

    [Test]
    public async Task Take_OfManyAtOnce_IsGivenToOne()
    {
        for (var round = 0; round < 10; round++)
        {
            var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(node => Task.Run(() => TakeAsync($"node/{node}/1", name: $"work {round}"))));

            Assert.That(taken.Count(one => one), Is.EqualTo(1));
        }
    }

    [Test]
    public async Task Take_WhatAnotherHolds_IsRefused_UntilNothingWasHeardOfItForLong()
    {
        Assert.That(await TakeAsync("a/1/1"), Is.True);
        Now += Silence - TimeSpan.FromSeconds(1);
        Assert.That(await TakeAsync("b/1/1"), Is.False);
        Assert.That(await Leases.HoldAsync("matching", "a/1/1", Now + Silence, None), Is.True);
        Now += Silence - TimeSpan.FromSeconds(1);
        Assert.That(await TakeAsync("b/1/1"), Is.False, "it was heard of");
        Now += TimeSpan.FromSeconds(1);

        Assert.That(await TakeAsync("b/1/1"), Is.True);
        Assert.That(await Leases.HoldAsync("matching", "a/1/1", Now + Silence, None), Is.False, "the first one learns of it");
    }

    [Test]
    public async Task Take_WhatAProcessHoldsThatHasEnded_IsGivenAtOnce()
    {
        await TakeAsync("a/1/1");

        Assert.That(await Leases.TakeAsync(Wish("b/1/1", "matching", TimeSpan.Zero), owner => owner == "a/1/1", None), Is.True);
    }

    [Test]
    public async Task Release_ByOneThatLostIt_LeavesItToTheOther()
    {
        await TakeAsync("a/1/1");
        Now += Silence;
        await TakeAsync("b/1/1");

        await Leases.ReleaseAsync("matching", "a/1/1", Now, None);

        Assert.That(await Leases.HoldAsync("matching", "b/1/1", Now + Silence, None), Is.True);
    }

    [Test]
    public async Task Take_DailyWork_IsGivenAgainOnlyADayAfterItCameToItsEnd()
    {
        var day = TimeSpan.FromDays(1);
        await TakeAsync("a/1/1", every: day);
        await Leases.ReleaseAsync("matching", "a/1/1", null, None);
        Assert.That(await TakeAsync("b/1/1", every: day), Is.True, "it was broken off");
        await Leases.ReleaseAsync("matching", "b/1/1", Now, None);
        var done = Now;

        Now = done.AddHours(23);
        Assert.That(await TakeAsync("a/1/1", every: day), Is.False);
        Now = done.AddDays(1);
        Assert.That(await TakeAsync("a/1/1", every: day), Is.True);
    }

    [Test]
    public async Task Take_DailyWorkThatWasDoneUnderAClockThatRanAhead_IsGiven()
    {
        await TakeAsync("a/1/1");
        await Leases.ReleaseAsync("matching", "a/1/1", Now.AddDays(400), None);

        Assert.That(await TakeAsync("a/1/1", every: TimeSpan.FromDays(1)), Is.True);
    }

    private Task<bool> TakeAsync(string owner, string name = "matching", TimeSpan every = default) =>
        Leases.TakeAsync(Wish(owner, name, every), _ => false, None);

    private LeaseWish Wish(string owner, string name, TimeSpan every) =>
        new() { Name = name, Owner = owner, At = Now, Until = Now + Silence, DueSince = Now - every };
}
