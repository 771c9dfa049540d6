using ProcurementHub.Core.Subscriptions;
using ProcurementHub.Tests.Jobs;
using ProcurementHub.Tests.Storage;

namespace ProcurementHub.Tests.Faults;

/// <summary>A clock that goes a day ahead and comes back: no digest twice for one period, nobody kept waiting for a day, nothing lost.</summary>
[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class ClockJumpTests<TDatabase> : AlertingTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private static readonly DateTimeOffset Morning = Drafts.Day(3, 9);

    [Test]
    public async Task HourlyDigests_AfterTheClockCameBack_GoOnInTheNextHour()
    {
        Now = Morning;
        await SubscribeAsync(Frequency.Hourly);
        await NewsAsync("A-1");
        Now = Morning.AddDays(1);
        Assert.That(await NewsAsync("A-2"), Is.EqualTo(1), "as if it were tomorrow");

        Now = Morning.AddHours(1).AddMinutes(5);
        Assert.That(await NewsAsync("A-3"), Is.EqualTo(1), "not silent until tomorrow");
        Now = Morning.AddDays(1).AddMinutes(1);
        Assert.That(await NewsAsync("A-4"), Is.Zero, "this hour has had its digest");
        Now = Morning.AddDays(1).AddHours(1);
        Assert.That((await ComposeAsync()).Items, Is.EqualTo(1), "and what it could not tell comes an hour later");
    }

    [Test]
    public async Task DailyDigests_AfterTheClockCameBack_AreOneADayAndTellEverything()
    {
        Now = Morning;
        await SubscribeAsync(Frequency.Daily);
        Assert.That(await NewsAsync("A-1"), Is.EqualTo(1));
        Now = Morning.AddDays(1);
        Assert.That(await NewsAsync("A-2"), Is.EqualTo(1));

        Now = Morning.AddMinutes(5);
        Assert.That(await NewsAsync("A-3"), Is.Zero, "today has had its digest");
        Now = Morning.AddDays(1).AddMinutes(-30);
        Assert.That((await ComposeAsync()).Digests, Is.Zero, "and so has tomorrow");
        Now = Morning.AddDays(2);
        Assert.That((await ComposeAsync()).Items, Is.EqualTo(1));
        Assert.That((await SendAsync()).Sent, Is.EqualTo(3));
    }

    [Test]
    public async Task Mails_OfATimeThatIsNotYet_GoOutWhenTheClockCameBack()
    {
        Now = Morning.AddDays(1);
        await SubscribeAsync(Frequency.Daily);
        await NewsAsync("A-1");

        Now = Morning;
        Assert.That((await SendAsync()).Sent, Is.EqualTo(1));
    }

    [Test]
    public async Task Mails_ThatADeadWorkerTookAheadOfTime_AreTakenUpWhenTheClockCameBack()
    {
        Now = Morning.AddDays(1);
        await SubscribeAsync(Frequency.Daily);
        await NewsAsync("A-1");
        Assert.That(await Outbox.LeaseAsync("a worker that dies", 10, Now, TimeSpan.FromMinutes(12), None), Has.Count.EqualTo(1));

        Now = Morning;
        Assert.That((await SendAsync()).Sent, Is.EqualTo(1));
    }

    [Test]
    public async Task Mails_ThatALivingWorkerHolds_AreNotTakenFromIt()
    {
        Now = Morning;
        await SubscribeAsync(Frequency.Daily);
        await NewsAsync("A-1");
        await Outbox.LeaseAsync("a worker that lives", 10, Now, TimeSpan.FromMinutes(12), None);

        Now = Morning.AddMinutes(1);
        Assert.That((await SendAsync()).Sent, Is.Zero);
    }

    private async Task SubscribeAsync(Frequency frequency) =>
        await Subscribers.ImportAsync([Subscription("ana@example.org", frequency)], Now, Now, None);

    /// <returns>How many digests it made.</returns>
    private async Task<int> NewsAsync(string nativeId)
    {
        await SaveAsync(Drafts.Notice(nativeId));
        await MatchAsync();
        return (await ComposeAsync()).Digests;
    }
}
