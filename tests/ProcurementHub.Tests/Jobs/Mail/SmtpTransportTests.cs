using ProcurementHub.Jobs.Mail;

namespace ProcurementHub.Tests.Jobs.Mail;

/// <summary>Every SMTP transport of this build against a real server.</summary>
[TestFixtureSource(nameof(Transports))]
public sealed class SmtpTransportTests(MailTransportKind kind)
{
    internal static IEnumerable<MailTransportKind> Transports =>
#if WITH_MAILKIT
        [MailTransportKind.Smtp, MailTransportKind.MailKit];
#else
        [MailTransportKind.Smtp];
#endif

    private SmtpServer server = null!;
    private IMailTransport transport = null!;

    [SetUp]
    public async Task Start()
    {
        server = await SmtpServer.StartAsync();
        transport = MailTransports.Create(Options(server.Port), "");
    }

    [TearDown]
    public void Stop()
    {
        (transport as IDisposable)?.Dispose();
        server?.Dispose();
    }

    [Test]
    public async Task Mail_TakenByTheServer_IsWhatWasDelivered()
    {
        var mail = MailSamples.Mail();

        var answer = await transport.DeliverAsync(mail, CancellationToken.None);

        Assert.That(answer, Is.EqualTo(DeliveryAnswer.Accepted));
        var read = PythonMail.Read(Path.Combine(server.Folder, "1.eml"));
        Assert.Multiple(() =>
        {
            Assert.That(read.Defects, Is.Empty);
            Assert.That(read.Headers["Subject"], Is.EqualTo(mail.Subject));
            Assert.That(read.Headers["From"].Replace("\"", ""), Is.EqualTo("Avisos de la Región Áncash <avisos@hub.example>"));
            Assert.That(read.Headers["Message-ID"], Is.EqualTo(mail.MessageId));
            if (kind == MailTransportKind.MailKit)
                Assert.That(read.Headers["Date"], Is.EqualTo("Fri, 09 Oct 2026 07:10:00 -0500"));
            Assert.That(read.Headers["List-Unsubscribe"], Is.EqualTo(mail.Headers[0].Value));
            Assert.That(read.Headers["List-Unsubscribe-Post"], Is.EqualTo("List-Unsubscribe=One-Click"));
            Assert.That(read.Headers["Auto-Submitted"], Is.EqualTo("auto-generated"));
            Assert.That(read.Parts["text/plain"].ReplaceLineEndings("\n"), Is.EqualTo(mail.Text));
            Assert.That(read.Parts["text/html"].ReplaceLineEndings("\n"), Is.EqualTo(mail.Html));
        });
    }

    [TestCase("busy@textiles.example", DeliveryOutcome.Transient, "451")]
    [TestCase("gone@textiles.example", DeliveryOutcome.Permanent, "550")]
    [TestCase("spam@textiles.example", DeliveryOutcome.Permanent, "554")]
    public async Task Mail_RefusedByTheServer_IsAnAnswerWithItsWords(string to, DeliveryOutcome outcome, string code)
    {
        var answer = await transport.DeliverAsync(MailSamples.Mail(to), CancellationToken.None);

        Assert.That((answer.Outcome, answer.Reason), Is.EqualTo((outcome, answer.Reason)));
        Assert.That(answer.Reason, Does.StartWith(code));
    }

    [Test]
    public async Task Mail_AfterARefusedOne_IsDelivered()
    {
        await transport.DeliverAsync(MailSamples.Mail("gone@textiles.example"), CancellationToken.None);

        Assert.That(await transport.DeliverAsync(MailSamples.Mail(), CancellationToken.None), Is.EqualTo(DeliveryAnswer.Accepted));
    }

    [Test]
    public async Task Mails_SeveralAtOnce_AllArriveWhole()
    {
        var mails = Enumerable.Range(0, 12).Select(i => MailSamples.Mail() with { Text = $"mail {i}\n" }).ToList();

        var answers = await Task.WhenAll(mails.Select(mail => transport.DeliverAsync(mail, CancellationToken.None)));

        Assert.That(answers, Has.All.EqualTo(DeliveryAnswer.Accepted));
        var texts = Directory.GetFiles(server.Folder, "*.eml").Select(path => PythonMail.Read(path).Parts["text/plain"].Trim());
        Assert.That(texts, Is.EquivalentTo(mails.Select(mail => mail.Text.Trim())));
    }

    [Test]
    public async Task Server_NotThere_IsATransientAnswer()
    {
        var nobody = MailTransports.Create(Options(SmtpServer.FreePort()), "");

        var answer = await nobody.DeliverAsync(MailSamples.Mail(), CancellationToken.None);

        (nobody as IDisposable)?.Dispose();
        Assert.That(answer.Outcome, Is.EqualTo(DeliveryOutcome.Transient), answer.Reason);
    }

    [Test]
    public async Task Server_WithoutTlsWhenItIsAskedFor_GetsNoMail()
    {
        var options = Options(server.Port);
        options.Smtp.Security = MailSecurity.StartTls;
        var secure = MailTransports.Create(options, "");

        var answer = await secure.DeliverAsync(MailSamples.Mail(), CancellationToken.None);

        (secure as IDisposable)?.Dispose();
        Assert.That(answer.Outcome, Is.EqualTo(DeliveryOutcome.Transient), answer.Reason);
        Assert.That(Directory.GetFiles(server.Folder), Is.Empty);
    }

    [Test]
    public void Delivery_Cancelled_Throws()
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        Assert.That(async () => await transport.DeliverAsync(MailSamples.Mail("slow@textiles.example"), soon.Token),
            Throws.InstanceOf<OperationCanceledException>());
    }

    private MailOptions Options(int port) => new()
    {
        Transport = kind,
        Smtp = new SmtpOptions { Host = "127.0.0.1", Port = port, Security = MailSecurity.None },
    };
}
