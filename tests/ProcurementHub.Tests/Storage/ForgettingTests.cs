using Microsoft.Extensions.Options;
using ProcurementHub.Core.Notices;
using ProcurementHub.Jobs.Housekeeping;
using ProcurementHub.Jobs.Mail;
using ProcurementHub.Storage.Digests;
using ProcurementHub.Storage.Engines;
using ProcurementHub.Storage.Mailing;
using ProcurementHub.Storage.Matches;
using ProcurementHub.Storage.Subscribers;
using ProcurementHub.Tests.Jobs;

namespace ProcurementHub.Tests.Storage;

/// <summary>What is kept of people goes when its time is over, and nothing that a reader must not be told twice.</summary>
[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class ForgettingTests<TDatabase> : StoreTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private readonly RetentionOptions _kept = new();

    [Test]
    public async Task Subscriber_WhoLeft_IsErasedAYearLater()
    {
        await SubscribeAsync("ana@example.pe");
        await SubscribeAsync("leo@example.pe");
        await Choices.UnsubscribeAsync((await PersonAsync("ana@example.pe"))!.Id, Now, None);

        await ForgetAsync();
        Now = Now.AddDays(364);
        Assert.That((await ForgetAsync()).Subscribers, Is.Zero);
        Now = Now.AddDays(2);

        Assert.That((await ForgetAsync()).Subscribers, Is.EqualTo(1));
        Assert.That(await PersonAsync("ana@example.pe"), Is.Null);
        Assert.That(await PersonAsync("leo@example.pe"), Is.Not.Null);
    }

    [Test]
    public async Task Subscriber_WhoCameBack_CountsFromTheNextTimeOn()
    {
        await SubscribeAsync("ana@example.pe");
        await Choices.UnsubscribeAsync((await PersonAsync("ana@example.pe"))!.Id, Now, None);
        await ForgetAsync();
        await Database.RunAsync("UPDATE subscriber SET active = 1", null, None);
        Now = Now.AddDays(300);
        await ForgetAsync();
        await Choices.UnsubscribeAsync((await PersonAsync("ana@example.pe"))!.Id, Now, None);
        await ForgetAsync();

        Now = Now.AddDays(100);

        Assert.That((await ForgetAsync()).Subscribers, Is.Zero);
    }

    [Test]
    public async Task Mails_OfLongAgo_GoWithWhatTheyToldOfClosedNotices()
    {
        await SubscribeAsync("ana@example.pe");
        var subscriber = (await PersonAsync("ana@example.pe"))!;
        await SaveAsync(
            Drafts.Notice("closed", content => content with { Deadline = new Deadline(Now.AddDays(9), DeadlineBasis.Schedule) }),
            Drafts.Notice("open", content => content with { Deadline = new Deadline(Now.AddDays(2000), DeadlineBasis.Schedule) }));
        await TellAsync(subscriber, "d1");
        Now = Now.AddDays(10);
        await TellAsync(subscriber, "d2");

        Now = Now.AddDays(400);
        Assert.That((await ForgetAsync()).Mails, Is.EqualTo(1));

        var data = await new OwnDataStore(Database).ReadAsync(subscriber, None);
        Assert.That(data.Notices.Select(notice => notice.NativeId), Is.EqualTo(new[] { "open" }), "what may still change is known to have been told");
        Assert.That(data.Mails, Has.Count.EqualTo(1));
        Assert.That((await ForgetAsync()).Mails, Is.Zero);
    }

    [Test]
    public async Task Mail_ThatStillWaits_StaysHoweverOld()
    {
        await SubscribeAsync("ana@example.pe");
        await CommitAsync((await PersonAsync("ana@example.pe"))!, "d1", []);

        Now = Now.AddDays(500);

        Assert.That((await ForgetAsync()).Mails, Is.Zero);
        Assert.That((await Outbox.CountAsync(None)).Waiting, Is.EqualTo(1));
    }

    [Test]
    public async Task Retention_OfZeroDays_IsForEver()
    {
        (_kept.LeftDays, _kept.MailDays) = (0, 0);
        await SubscribeAsync("ana@example.pe");
        await Choices.UnsubscribeAsync((await PersonAsync("ana@example.pe"))!.Id, Now, None);
        await ForgetAsync();

        Now = Now.AddDays(5000);

        Assert.That(await ForgetAsync(), Is.EqualTo(new Forgotten(0, 0, 0, 0)));
        (_kept.LeftDays, _kept.MailDays) = (365, 400);
    }

    private Task<Subscriber?> PersonAsync(string email) => Subscribers.FindByEmailAsync(email, None);

    private Task<ImportResult> SubscribeAsync(string email) => Subscribers.ImportAsync([Subscription(email, sectors: "fuel")], Now, Now, None);

    private Task<Forgotten> ForgetAsync() => new ForgettingPass(
        Choices, Signups, new OldMails(Database), new LeftSubscribers(Database, Subscribers, new OwnDataStore(Database)), Retention(), new HandMovedClock(() => Now)).RunAsync(None);

    private IOptions<RetentionOptions> Retention() => Microsoft.Extensions.Options.Options.Create(_kept);

    private async Task TellAsync(Subscriber subscriber, string period)
    {
        var versions = await Pending.ListAsync(10, None);
        var subscription = (await Subscribers.ActiveSubscriptionsAsync(None)).Single().SubscriptionId;
        await Matches.SaveAsync(
            [.. versions.Select(version => new NewMatch(subscription, version.NoticeId, version.VersionId, "{}"))],
            [.. versions.Select(version => version.VersionId)], Now, None);
        var untold = await Matches.UntoldAsync([subscriber.Id], None);
        await CommitAsync(subscriber, period, [.. untold.Matches.Select(match => new ToldMatch(match.Id, 1))]);
        foreach (var mail in await Outbox.LeaseAsync("w", 10, Now, TimeSpan.FromMinutes(1), None))
            await Outbox.MarkSentAsync(mail.Id, "w", Now, None);
    }

    private async Task CommitAsync(Subscriber subscriber, string period, IReadOnlyList<ToldMatch> matches)
    {
        var digest = new DigestDraft
        {
            SubscriberId = subscriber.Id,
            Period = period,
            Items = matches.Count,
            LeftOut = 0,
            Matches = matches,
            Mail = new MailDraft { MessageId = $"<{period}@hub.example>", Recipient = subscriber.Email, Subject = "Avisos", Html = "", Text = "" },
        };
        Assert.That(await Digests.CommitAsync(digest, Now, None), Is.True);
    }
}
