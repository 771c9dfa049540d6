using ProcurementHub.Storage.Digests;
using ProcurementHub.Storage.Matches;

namespace ProcurementHub.Tests.Storage;

[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class OutboxTests<TDatabase> : StoreTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private List<long> _subscriberIds = [];

    [Test]
    public async Task Commit_ADigest_PutsItsMailIntoTheOutbox()
    {
        await SubscribersAsync(1);

        var kept = await Digests.CommitAsync(Digest(0, "2026-07-28"), Now, None);

        var message = (await Outbox.LeaseAsync("w1", 10, Now, Minute, None)).Single();
        Assert.That(kept, Is.True);
        Assert.That((message.MessageId, message.Recipient, message.Subject, message.Html, message.Text, message.Attempts, message.Period),
            Is.EqualTo(("<0.2026-07-28@hub.example>", "s0@example.pe", "Dos convocatorias", "<p>ñ</p>", "ñ", 1, "2026-07-28")));
        Assert.That(message.Headers["List-Unsubscribe"], Is.EqualTo("<https://hub.example/u/0>"));
        Assert.That((await Subscribers.FindByEmailAsync("s0@example.pe", None))!.LastPeriod, Is.EqualTo("2026-07-28"));
    }

    [Test]
    public async Task Commit_TheSamePeriodTwice_KeepsTheFirst()
    {
        await SubscribersAsync(2);
        await Digests.CommitAsync(Digest(0, "2026-07-28"), Now, None);

        var kept = await Digests.CommitAsync([Digest(0, "2026-07-28"), Digest(1, "2026-07-28")], Now, None);

        Assert.That(kept.Select(digest => digest.SubscriberId), Is.EqualTo(new[] { _subscriberIds[1] }));
        Assert.That((await Outbox.CountAsync(None)).Waiting, Is.EqualTo(2));
    }

    [Test]
    public async Task Commit_MatchThatAnotherDigestHasTold_KeepsTheOtherDigestsOnly()
    {
        await SubscribersAsync(2);
        await SaveAsync(Drafts.Notice("A-1"));
        var version = (await Pending.ListAsync(1, None)).Single();
        var subscriptions = await Subscribers.ActiveSubscriptionsAsync(None);
        await Matches.SaveAsync(
            subscriptions.Select(one => new NewMatch(one.SubscriptionId, version.NoticeId, version.VersionId, "{}")).ToList(),
            [version.VersionId], Now, None);
        var untold = await Matches.UntoldAsync(_subscriberIds, None);
        DigestDraft With(int subscriber, string period) => Digest(subscriber, period) with
        {
            Matches = untold.Matches.Where(match => match.SubscriberId == _subscriberIds[subscriber])
                .Select(match => new ToldMatch(match.Id, 1)).ToList(),
        };
        Assert.That(await Digests.CommitAsync(With(0, "hour 14"), Now, None), Is.True);

        var kept = await Digests.CommitAsync([With(0, "2026-07-28"), With(1, "2026-07-28")], Now, None);

        Assert.That(kept.Select(digest => digest.SubscriberId), Is.EqualTo(new[] { _subscriberIds[1] }));
        Assert.That((await Outbox.CountAsync(None)).Waiting, Is.EqualTo(2));
        Assert.That((await Matches.UntoldAsync(_subscriberIds, None)).Matches, Is.Empty);
    }

    [Test]
    public async Task Lease_FourWorkersAtOnce_TakeEachMessageOnce()
    {
        await MessagesAsync(200);

        var taken = await Task.WhenAll(Enumerable.Range(0, 4).Select(worker => Task.Run(async () =>
        {
            var mine = new List<long>();
            while (await Outbox.LeaseAsync($"w{worker}", 7, Now, Minute, None) is { Count: > 0 } messages)
                mine.AddRange(messages.Select(message => message.Id));
            return mine;
        })));

        var all = taken.SelectMany(ids => ids).ToList();
        Assert.That(all, Has.Count.EqualTo(200));
        Assert.That(all, Is.Unique);
        Assert.That((await Outbox.CountAsync(None)).Leased, Is.EqualTo(200));
    }

    [Test]
    public async Task Lease_OfWhatASilentOwnerHasLeft_ComesBeforeAllThatWaits()
    {
        await MessagesAsync(60);
        var left = await Outbox.LeaseAsync("dead", 7, Now, Minute, None);

        var taken = await Outbox.LeaseAsync("w1", 10, Now + Minute, Minute, None);

        Assert.That(taken, Has.Count.EqualTo(10));
        Assert.That(taken.Where(message => message.Attempts == 2).Select(message => message.Id), Is.EquivalentTo(left.Select(message => message.Id)));
    }

    [Test]
    public async Task Hold_ByAnOwnerThatIsAlive_KeepsWhatItHasTaken()
    {
        await MessagesAsync(1);
        await Outbox.LeaseAsync("w1", 10, Now, Minute, None);
        await Outbox.HoldAsync("w1", Now + (2 * Minute), None);

        Assert.That(await Outbox.LeaseAsync("w2", 10, Now + Minute, Minute, None), Is.Empty);
    }

    [Test]
    public async Task Lease_AfterACrash_ComesBackWhenItEndsUnderTheSameMessageId()
    {
        await MessagesAsync(1);
        var first = (await Outbox.LeaseAsync("crashed", 10, Now, Minute, None)).Single();

        var early = await Outbox.LeaseAsync("w2", 10, Now + Minute - TimeSpan.FromSeconds(1), Minute, None);
        var second = (await Outbox.LeaseAsync("w2", 10, Now + Minute, Minute, None)).Single();

        Assert.That(early, Is.Empty);
        Assert.That((second.MessageId, second.Attempts), Is.EqualTo((first.MessageId, 2)));
        Assert.That(await Outbox.MarkSentAsync(first.Id, "crashed", Now, None), Is.False, "the lease is no longer its own");
        Assert.That(await Outbox.MarkSentAsync(second.Id, "w2", Now, None), Is.True);
        Assert.That(await Outbox.CountAsync(None), Is.EqualTo(new OutboxCounts(0, 0, 1, 0)));
    }

    [Test]
    public async Task MarkRefused_ForNow_IsTriedAgainWhenItsTimeHasCome()
    {
        await MessagesAsync(1);
        var message = (await Outbox.LeaseAsync("w1", 10, Now, Minute, None)).Single();

        await Outbox.MarkRefusedAsync(message.Id, "w1", new Refusal { At = Now, Error = "451 greylisted", NextAttemptAt = Now.AddMinutes(10) }, None);

        Assert.That(await Outbox.LeaseAsync("w1", 10, Now.AddMinutes(9), Minute, None), Is.Empty);
        Assert.That(await Outbox.NextDueAsync(None), Is.EqualTo(Now.AddMinutes(10)));
        Assert.That(await Outbox.LeaseAsync("w1", 10, Now.AddMinutes(10), Minute, None), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task MarkRefused_ForGood_IsNeverTriedAgain()
    {
        await MessagesAsync(1);
        var message = (await Outbox.LeaseAsync("w1", 10, Now, Minute, None)).Single();

        await Outbox.MarkRefusedAsync(message.Id, "w1", new Refusal { At = Now, Error = "554 not wanted" }, None);

        Assert.That(await Outbox.LeaseAsync("w1", 10, Now.AddYears(1), Minute, None), Is.Empty);
        Assert.That(await Outbox.CountAsync(None), Is.EqualTo(new OutboxCounts(0, 0, 0, 1)));
        Assert.That(await Outbox.NextDueAsync(None), Is.Null);
    }

    [Test]
    public async Task Release_OnStopping_GivesBackWhatWasNotTried()
    {
        await MessagesAsync(3);
        var messages = await Outbox.LeaseAsync("w1", 10, Now, Minute, None);
        await Outbox.MarkSentAsync([messages[0].Id], "w1", Now, None);

        Assert.That(await Outbox.ReleaseAsync("w1", None), Is.EqualTo(2));
        Assert.That((await Outbox.LeaseAsync("w2", 10, Now, Minute, None)).Select(message => message.Attempts), Is.EqualTo(new[] { 1, 1 }));
    }

    private async Task MessagesAsync(int count)
    {
        await SubscribersAsync(count);
        await Digests.CommitAsync(Enumerable.Range(0, count).Select(number => Digest(number, "2026-07-28")).ToList(), Now, None);
    }

    private async Task SubscribersAsync(int count)
    {
        await Subscribers.ImportAsync(
            Enumerable.Range(0, count).Select(number => Subscription($"s{number}@example.pe", sectors: "fuel")).ToList(), Now, Now, None);
        _subscriberIds = [];
        for (var number = 0; number < count; number++)
            _subscriberIds.Add((await Subscribers.FindByEmailAsync($"s{number}@example.pe", None))!.Id);
    }

    private DigestDraft Digest(int subscriber, string period) => new()
    {
        SubscriberId = _subscriberIds[subscriber],
        Period = period,
        Items = 2,
        LeftOut = 0,
        Matches = [],
        Mail = new MailDraft
        {
            MessageId = $"<{subscriber}.{period}@hub.example>",
            Recipient = $"s{subscriber}@example.pe",
            Subject = "Dos convocatorias",
            Headers = new Dictionary<string, string> { ["List-Unsubscribe"] = $"<https://hub.example/u/{subscriber}>" },
            Html = "<p>ñ</p>",
            Text = "ñ",
        },
    };
}
