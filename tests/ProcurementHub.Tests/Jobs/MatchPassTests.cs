using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Subscriptions;
using ProcurementHub.Storage.Mailing;
using ProcurementHub.Tests.Storage;

namespace ProcurementHub.Tests.Jobs;

[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class MatchPassTests<TDatabase> : AlertingTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    [Test]
    public async Task Searches_AddedChangedAndEnded_AreWhatTheNextPassMatches()
    {
        await SubscribeAsync("ana@example.org", new() { Keywords = ["combustible"] });
        await SubscribeAsync("eva@example.org", new() { Keywords = ["combustible"] });
        await SubscribeAsync("luz@example.org", new());
        foreach (var other in Enumerable.Range(0, 12))
            await SubscribeAsync($"{other}@example.org", new() { Regions = ["CL"] });
        await SaveAsync(Drafts.Notice("A-1"));
        var first = await MatchAsync();

        await SubscribeAsync("ana@example.org", new() { Keywords = ["zapatos"] });
        var luz = await Subscribers.FindByEmailAsync("luz@example.org", None);
        await new SubscriberChoices(Database).UnsubscribeAsync(luz!.Id, Now, None);
        await SubscribeAsync("new@example.org", new() { Sectors = ["fuel"] });
        await SaveAsync(Drafts.Notice("A-2"));
        var second = await MatchAsync();

        Assert.Multiple(() =>
        {
            Assert.That((first.Subscriptions, first.Matches), Is.EqualTo((15, 3)));
            Assert.That((second.Subscriptions, second.Matches), Is.EqualTo((15, 2)), "eva as before, and new");
        });
    }

    [Test]
    public async Task DaysLeft_TooFewForANewNotice_KeepNoChangeOfAnOldOneBack()
    {
        await SubscribeAsync("ana@example.org", new() { MinWorkingDaysLeft = 5 });
        await SaveAsync(Drafts.Notice("A-1"));
        var inTime = await MatchAsync();

        // Wednesday the 12th is the deadline, and this is the Monday before.
        Now = Drafts.Day(10, 9);
        await SaveAsync(Drafts.Notice("A-2"), Drafts.Notice("A-1", content => content with { Status = NoticeStatus.Cancelled }));
        var late = await MatchAsync();

        Assert.That((inTime.Matches, late.Versions, late.Matches), Is.EqualTo((1, 2, 1)));
    }

    [Test]
    public async Task Kinds_PlannedThenCalledForThenMoved_ReachWhoAskedForEach()
    {
        await SubscribeAsync("plans@example.org", new() { Kinds = [NoticeKind.Planned] });
        await SubscribeAsync("tenders@example.org", new() { Kinds = [NoticeKind.Tender] });
        await SubscribeAsync("changes@example.org", new() { Kinds = [NoticeKind.Change] });
        var found = new List<int>();
        foreach (var (status, day) in new[] { (NoticeStatus.Planned, 12), (NoticeStatus.Open, 12), (NoticeStatus.Open, 20) })
        {
            await SaveAsync(Drafts.Notice("A-1", content => content with { Status = status, Deadline = new Deadline(Drafts.Day(day, 17), DeadlineBasis.Schedule) }));
            found.Add((await MatchAsync()).Matches);
        }

        Assert.That(found, Is.EqualTo(new[] { 1, 1, 1 }));
        Assert.That((await Subscribers.WithSomethingUntoldAsync(Now, None)).Select(subscriber => subscriber.Email),
            Is.EquivalentTo(new[] { "plans@example.org", "tenders@example.org", "changes@example.org" }));
    }
}
