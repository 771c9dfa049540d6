using Microsoft.Extensions.Logging;
using ProcurementHub.Jobs.Mail;
using ProcurementHub.Storage.Digests;
using ProcurementHub.Storage.Engines;
using ProcurementHub.Tests.Jobs;
using ProcurementHub.Tests.Jobs.Mail;
using ProcurementHub.Tests.Jobs.Scheduling;
using ProcurementHub.Tests.Storage;

namespace ProcurementHub.Tests.Faults;

/// <summary>A mail server that says that it will take a mail and then nothing more, by every transport of this build.</summary>
[TestFixtureSource(typeof(SmtpTransportTests), nameof(SmtpTransportTests.Transports))]
public sealed class HangingMailServerTests(MailTransportKind kind) : StoreTests<SqliteDatabase>
{
    private const int Mails = 12;
    private const string Slow = "s3@example.pe";

    // More than the buffers of two sockets hold.
    private const int LargeMail = 12_000_000;

    private KeptLog log = null!;

    [SetUp]
    public void OpenLog() => log = new KeptLog();

    [TearDown]
    public void CloseLog() => log.Dispose();

    [TestCase(Hang.BeforeTheMail, "did not take the mail within 5 seconds", 0)]
    [TestCase(Hang.BeforeTheAnswer, "did not answer within 5 seconds; it may be out", 1)]
    public async Task Mail_OnWhichTheServerHangs_IsTriedAgainAndTheOthersGoOn(Hang hang, string reason, int unanswered)
    {
        await using var server = new HangingServer(hang, recipient => recipient == Slow);
        await ComposeAsync();

        var first = await SendAsync(server, TimeSpan.FromSeconds(5));
        var answer = await Database.FirstAsync<string>("SELECT last_error FROM outbox_delivery WHERE state = 0", null, None);
        server.Recover();
        Now = Now.AddMinutes(5);
        var second = await SendAsync(server, TimeSpan.FromSeconds(30));

        Assert.Multiple(() =>
        {
            Assert.That((first.Sent, first.Postponed, first.GivenUp, second.Sent), Is.EqualTo((Mails - 1, 1, 0, 1)));
            Assert.That(answer, Does.Contain(reason), "in the outbox");
            Assert.That(log.Lines.Select(line => line.Text), Has.Exactly(1).Contains(reason), "in the log");
            Assert.That(server.Received.Count(mail => mail.IsAnswered), Is.EqualTo(Mails));
            Assert.That(server.Received.Where(mail => !mail.IsAnswered).Select(mail => mail.Recipient), Is.EqualTo(Enumerable.Repeat(Slow, unanswered)));
        });
        OneMessageIdEach(server);
    }

    [Test]
    public async Task Server_ThatHangsOnEveryMail_EndsThePassAndKeepsTheMails([Values] Hang hang)
    {
        await using var server = new HangingServer(hang, _ => true);
        await ComposeAsync();

        var first = await SendAsync(server, TimeSpan.FromSeconds(1));
        var waiting = await Outbox.CountAsync(None);
        server.Recover();
        Now = Now.AddMinutes(5);
        var second = await SendAsync(server, TimeSpan.FromSeconds(30));

        Assert.That((first.Sent, first.GivenUp, first.Postponed), Is.EqualTo((0, 0, first.Postponed)));
        Assert.That(first.Postponed, Is.InRange(4, 8), "once nothing is answered, the others keep their attempts");
        Assert.That((waiting, second.Sent), Is.EqualTo((new OutboxCounts(Mails, 0, 0, 0), Mails)));
        Assert.That(server.Received.Count(mail => mail.IsAnswered), Is.EqualTo(Mails));
        OneMessageIdEach(server);
    }

    [Test]
    public async Task Stop_WhileTheServerHangsOnEveryMail_DoesNotWaitForIt([Values] Hang hang)
    {
        await using var server = new HangingServer(hang, _ => true);
        using var stop = new CancellationTokenSource();
        await ComposeAsync();

        var sending = SendAsync(server, TimeSpan.FromMinutes(10), stop.Token);
        await server.Hanging;
        await stop.CancelAsync();

        // Mails on their way have ten seconds; the guard is far from them and far from the server's ten minutes.
        Assert.That(async () => await sending.WaitAsync(TimeSpan.FromMinutes(2)), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(await Outbox.CountAsync(None), Is.EqualTo(new OutboxCounts(Mails, 0, 0, 0)), "given back to whoever sends next");
    }

    private static void OneMessageIdEach(HangingServer server) => Assert.That(
        server.Received.GroupBy(mail => mail.Recipient).Select(mails => mails.Select(mail => mail.MessageId).Distinct().Count()), Is.EqualTo(Enumerable.Repeat(1, Mails)));

    private async Task<SendResult> SendAsync(HangingServer server, TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        var options = new MailOptions
        {
            Transport = kind,
            Smtp = new SmtpOptions { Host = "127.0.0.1", Port = server.Port, Security = MailSecurity.None, Timeout = timeout },
        };
        var transport = MailTransports.Create(options, "");
        using var connections = (IDisposable)transport;
        using var logs = LoggerFactory.Create(logging => logging.AddProvider(log));
        var pass = new SendPass(
            Outbox, transport, Microsoft.Extensions.Options.Options.Create(options), new HandMovedClock(() => Now), logs.CreateLogger<SendPass>());
        return await pass.RunAsync(cancellationToken);
    }

    private async Task ComposeAsync()
    {
        await Subscribers.ImportAsync([.. Enumerable.Range(0, Mails).Select(number => Subscription($"s{number}@example.pe", sectors: "fuel"))], Now, Now, None);
        foreach (var subscription in await Subscribers.ActiveSubscriptionsAsync(None))
        {
            var email = await Database.FirstAsync<string>("SELECT email FROM subscriber WHERE id = @SubscriberId", new { subscription.SubscriberId }, None);
            var text = email == Slow ? string.Concat(Enumerable.Repeat("Señalización peatonal\n", LargeMail / 22)) : "ñ";
            await Digests.CommitAsync(
                new DigestDraft
                {
                    SubscriberId = subscription.SubscriberId, Period = "d1", Items = 1, LeftOut = 0, Matches = [],
                    Mail = new MailDraft { MessageId = $"<{Guid.NewGuid():N}@hub.example>", Recipient = email!, Subject = "Una", Html = "<p>ñ</p>", Text = text },
                },
                Now, None);
        }
    }
}
