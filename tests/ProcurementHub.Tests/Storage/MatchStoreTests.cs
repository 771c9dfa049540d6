using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Subscriptions;
using ProcurementHub.Storage.Digests;
using ProcurementHub.Storage.Matches;
using ProcurementHub.Storage.Notices;

namespace ProcurementHub.Tests.Storage;

[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class MatchStoreTests<TDatabase> : StoreTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private long _subscriberId;

    [SetUp]
    public async Task SubscribeAsync()
    {
        await Subscribers.ImportAsync(
            [Subscription("ana@example.pe", sectors: "fuel"), Subscription("ana@example.pe", Frequency.Weekly)], Now, Now, None);
        _subscriberId = (await Subscribers.FindByEmailAsync("ana@example.pe", None))!.Id;
        await SaveAsync(Drafts.Notice("A-1"), Drafts.Notice("A-2"));
    }

    [Test]
    public async Task Save_Matches_TakesTheirVersionsOutOfTheQueue()
    {
        var added = await MatchAllAsync();

        Assert.That(added, Is.EqualTo(4));
        Assert.That(await Pending.CountAsync(None), Is.Zero);
    }

    [Test]
    public async Task Save_TheSameMatchesAgain_AddsNone()
    {
        var versions = await Pending.ListAsync(10, None);
        var matches = await EverythingMeetsAsync(versions);
        await Matches.SaveAsync(matches, versions.Select(version => version.VersionId).ToList(), Now, None);

        Assert.That(await Matches.SaveAsync([.. matches, .. matches], [], Now, None), Is.Zero);
    }

    [Test]
    public async Task Save_MatchThatCannotBeKept_LeavesTheVersionInTheQueue()
    {
        var version = (await Pending.ListAsync(1, None)).Single();

        var search = (await Subscribers.ActiveSubscriptionsAsync(None))[0].SubscriptionId;
        Assert.That(
            async () => await Matches.SaveAsync(
                [new NewMatch(search, -1, version.VersionId, "{}")], [version.VersionId], Now, None),
            Throws.Exception);

        Assert.That(await Pending.CountAsync(None), Is.EqualTo(2));
    }

    [Test]
    public async Task Untold_BeforeAnyDigest_HasEachMatchAndEachNoticeOnce()
    {
        await MatchAllAsync();

        var untold = await Matches.UntoldAsync([_subscriberId], None);

        Assert.That(untold.Matches, Has.Count.EqualTo(4));
        Assert.That(untold.Notices.Values.Select(notice => notice.Key.NativeId), Is.EquivalentTo(new[] { "A-1", "A-2" }));
        Assert.That(untold.Matches.Select(match => match.Frequency).Distinct(), Is.EquivalentTo(new[] { Frequency.Daily, Frequency.Weekly }));
        Assert.That(untold.Matches.Select(match => (match.ToldVersion, match.AlertKind)), Is.All.EqualTo(((int?)null, AlertKind.New)));
        Assert.That((await Subscribers.WithSomethingUntoldAsync(Now, None)).Single().Id, Is.EqualTo(_subscriberId));
    }

    [Test]
    public async Task Untold_NoticeThatMovedOnSinceItWasTold_TellsWhatMoved()
    {
        await MatchAllAsync();
        var before = await Matches.UntoldAsync([_subscriberId], None);
        await TellAsync(before, "2026-07-28");
        Assert.That((await Matches.UntoldAsync([_subscriberId], None)).Matches, Is.Empty);
        Assert.That(await Subscribers.WithSomethingUntoldAsync(Now, None), Is.Empty);

        await SaveAsync(At("A-1", 15));
        await SaveAsync(At("A-1", 20));
        await MatchAllAsync();

        var untold = await Matches.UntoldAsync([_subscriberId], None);
        Assert.That(untold.Matches.Select(match => match.Number), Is.EqualTo(new[] { 2, 2, 3, 3 }));
        Assert.That(untold.Matches.Select(match => match.ToldVersion), Is.All.EqualTo(1));
        Assert.That(untold.ChangesSinceTold(untold.Matches[0]).Single(), Is.EqualTo(new NoticeChange(
            NoticeField.Deadline, ChangeKind.AlertWorthy, "2026-08-12T17:00:00-05:00", "2026-08-20T10:00:00-05:00")));
    }

    [Test]
    public async Task Untold_Unsubscribed_IsNothing()
    {
        await MatchAllAsync();
        await Choices.UnsubscribeAsync(_subscriberId, Now, None);

        Assert.That((await Matches.UntoldAsync([_subscriberId], None)).Matches, Is.Empty);
    }

    private async Task<int> MatchAllAsync()
    {
        var versions = await Pending.ListAsync(100, None);
        return await Matches.SaveAsync(
            await EverythingMeetsAsync(versions), versions.Select(version => version.VersionId).ToList(), Now, None);
    }

    private async Task<List<NewMatch>> EverythingMeetsAsync(IReadOnlyList<PendingVersion> versions)
    {
        var subscriptions = await Subscribers.ActiveSubscriptionsAsync(None);
        return versions.SelectMany(version => subscriptions.Select(subscription =>
            new NewMatch(subscription.SubscriptionId, version.NoticeId, version.VersionId, """{"sector":"fuel"}"""))).ToList();
    }

    private Task<bool> TellAsync(Untold untold, string period) => Digests.CommitAsync(
        new DigestDraft
        {
            SubscriberId = _subscriberId,
            Period = period,
            Items = untold.Notices.Count,
            LeftOut = 0,
            Matches = untold.Matches.Select(match => new ToldMatch(match.Id, untold.Notices[match.NoticeId].Version)).ToList(),
        },
        Now,
        None);

    private static NoticeDraft At(string nativeId, int day) =>
        Drafts.Notice(nativeId, content => content with { Deadline = new Deadline(Drafts.Day(day), DeadlineBasis.Schedule) });
}
