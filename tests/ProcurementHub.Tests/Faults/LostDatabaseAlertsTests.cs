using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Extensions.Logging.Abstractions;
using ProcurementHub.Jobs.Mail;
using ProcurementHub.Tests.Jobs;
using ProcurementHub.Tests.Storage;
using ProcurementHub.Tests.Storage.Engines;

namespace ProcurementHub.Tests.Faults;

/// <summary>The database is gone while what is new becomes mails.</summary>
[TestFixture(typeof(LockedSqlite))]
[TestFixture(typeof(RefusedSqlServer))]
[NonParallelizable]
public sealed class LostDatabaseAlertsTests<TDatabase> : AlertingTests<TDatabase>
    where TDatabase : LosableDatabase, new()
{
    private const int Readers = 6;

    [TearDown]
    public void GiveBack() => Engine.GiveBack();

    [Test]
    public async Task Passes_DatabaseGoneForLongerThanTheyWait_FailAndAreMadeUpForByTheNext()
    {
        await SubscribeAsync();
        await SaveAsync(Drafts.Notice("A-1"), Drafts.Notice("A-2"));

        Engine.Lose();
        Assert.That(MatchAsync, Throws.InstanceOf<DbException>());
        Engine.GiveBack();
        Assert.That((await MatchAsync()).Matches, Is.EqualTo(2 * Readers));

        Engine.Lose();
        Assert.That(ComposeAsync, Throws.InstanceOf<DbException>());
        Engine.GiveBack();
        var composed = await ComposeAsync();
        Assert.That((composed.Digests, composed.Items), Is.EqualTo((Readers, 2 * Readers)));

        Engine.Lose();
        Assert.That(() => SendAsync(), Throws.InstanceOf<DbException>());
        Engine.GiveBack();
        Assert.That((await SendAsync()).Sent, Is.EqualTo(Readers));
        Assert.That(((await MatchAsync()).Versions, (await ComposeAsync()).Digests, (await SendAsync()).Sent), Is.EqualTo((0, 0, 0)));
    }

    [Test]
    public async Task Sending_DatabaseGoneUntilAfterItGaveUp_SendsAgainOnlyWhatItCouldNotMark_UnderTheSameMessageId()
    {
        await ComposeForAllAsync();
        var transport = new LosingTransport(Folder, Engine.Lose);
        Assert.That(() => Sending(transport, connections: 2).RunAsync(None), Throws.InstanceOf<DbException>());
        var unmarked = transport.Delivered.Count;
        Engine.GiveBack();

        // What the pass still held comes back when its lease ends.
        Now = Now.AddMinutes(2);
        var sent = await Sending(transport, connections: 2).RunAsync(None);

        var mails = transport.Delivered.ToLookup(mail => mail.Recipient, mail => mail.MessageId);
        Assert.Multiple(async () =>
        {
            Assert.That(unmarked, Is.InRange(1, 2), "no more than are on their way at once");
            Assert.That(sent.Sent, Is.EqualTo(Readers));
            Assert.That(mails, Has.Count.EqualTo(Readers));
            Assert.That(transport.Delivered, Has.Count.EqualTo(Readers + unmarked));
            Assert.That(mails.Select(one => one.Distinct().Count()), Has.All.EqualTo(1));
            Assert.That((await Outbox.CountAsync(None)).Waiting, Is.Zero);
            Assert.That((await SendAsync()).Sent, Is.Zero);
        });
    }

    [Test]
    public async Task Sending_DatabaseBackAfterAWhile_HasKeptItsMark_AndSendsNoMailTwice()
    {
        await ComposeForAllAsync();
        var tries = 0;
        using var seen = new SeenRetries(() =>
        {
            if (++tries == Engine.TriesOfAMark)
                Engine.GiveBack();
        });
        var transport = new LosingTransport(Folder, Engine.Lose);

        // By one connection: all tries are those of the first mail's mark.
        var sent = await Sending(transport, connections: 1).RunAsync(None);

        Assert.That(sent.Sent, Is.EqualTo(Readers));
        Assert.That(transport.Delivered.Select(mail => mail.Recipient), Is.Unique.And.Exactly(Readers).Items);
        Assert.That(tries, Is.GreaterThanOrEqualTo(Engine.TriesOfAMark));
        Assert.That((await SendAsync()).Sent, Is.Zero);
    }

    private async Task ComposeForAllAsync()
    {
        await SubscribeAsync();
        await SaveAsync(Drafts.Notice("A-1"));
        await MatchAsync();
        await ComposeAsync();
    }

    private async Task SubscribeAsync()
    {
        foreach (var number in Enumerable.Range(1, Readers))
            await SubscribeAsync($"reader{number}@example{number}.org", new());
    }

    private SendPass Sending(IMailTransport transport, int connections) =>
        new(Outbox, transport, Microsoft.Extensions.Options.Options.Create(new MailOptions { Smtp = new SmtpOptions { Connections = connections } }),
            Clock, NullLogger<SendPass>.Instance);

    /// <summary>Delivers into a folder; when the first mail is out, the database is gone.</summary>
    private sealed class LosingTransport(string folder, Action lose) : IMailTransport
    {
        private readonly PickupFolderTransport inner = new(folder);

        // The mail beside it waits until that is done: else it could still be marked, and the next ones go out.
        private readonly Lazy<bool> isLost = new(() =>
        {
            lose();
            return true;
        });

        public ConcurrentQueue<(string Recipient, string MessageId)> Delivered { get; } = [];

        public async Task<DeliveryAnswer> DeliverAsync(OutgoingMail mail, Action ending, CancellationToken cancellationToken)
        {
            var answer = await inner.DeliverAsync(mail, ending, cancellationToken);
            Delivered.Enqueue((mail.To.ToString()!, mail.MessageId));
            _ = isLost.Value;
            return answer;
        }
    }
}
