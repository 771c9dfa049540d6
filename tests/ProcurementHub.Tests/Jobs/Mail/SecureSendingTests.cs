using ProcurementHub.Jobs.Mail;
using ProcurementHub.Tests.Faults;
using ProcurementHub.Tests.Host;

namespace ProcurementHub.Tests.Jobs.Mail;

/// <summary>
/// The real `hub` with a server that asks for STARTTLS and a password. A process of its own, because whom it trusts is
/// said by the environment that it starts in.
/// </summary>
[TestFixtureSource(typeof(SmtpTransportTests), nameof(SmtpTransportTests.Transports))]
[NonParallelizable]
public sealed class SecureSendingTests(MailTransportKind kind)
{
    private AlertedHub alerted = null!;
    private string composed = "";

    [OneTimeSetUp]
    public async Task ComposeAsync()
    {
        alerted = await AlertedHub.StartAsync(notices: 4, subscribers: 2, everything: true);
        (await alerted.Hub.RunAsync("match", "--now", AlertedHub.Text(AlertedHub.Collected))).Expect(0);
        await alerted.Hub.RunAsync(AlertedHub.Compose(AlertedHub.Collected));
        composed = Path.Combine(alerted.Hub.Folder("composed"), "hub.db");
        alerted.Keep(composed);
    }

    [OneTimeTearDown]
    public void Clean() => alerted.Dispose();

    [SetUp]
    public void Restore() => alerted.Restore(composed);

    [Test]
    public async Task Mails_OverTlsWithTheRightPassword_AreDelivered()
    {
        var (run, taken) = await SendAsync("hub", "pass word", DateTimeOffset.UtcNow.AddDays(30));

        Assert.That((run["sent"], run["postponed"], taken), Is.EqualTo((2, 0, 2)), run.Errors);
    }

    [Test]
    public async Task Mails_WithAWrongPassword_WaitForAnother()
    {
        var (run, taken) = await SendAsync("hub", "guessed", DateTimeOffset.UtcNow.AddDays(30));

        Assert.That((run["sent"], run["givenUp"], taken), Is.EqualTo((0, 0, 0)), run.Errors);
        Assert.That(run["postponed"], Is.GreaterThan(0));
    }

    [Test]
    public async Task Mails_ToAServerWithAnExpiredCertificate_AreNotSent()
    {
        var (run, taken) = await SendAsync("hub", "pass word", DateTimeOffset.UtcNow.AddDays(-1));

        Assert.That((run["sent"], run["givenUp"], taken), Is.EqualTo((0, 0, 0)), run.Errors);
        Assert.That(run["postponed"], Is.GreaterThan(0));
        Assert.That(run.Errors, Does.Contain("NotTimeValid").Or.Contain("expired").IgnoreCase);
    }

    [Test]
    public async Task Mails_ToAServerThatNobodyVouchesFor_AreNotSent()
    {
        var (run, taken) = await SendAsync("hub", "pass word", DateTimeOffset.UtcNow.AddDays(30), isTrusted: false);

        Assert.That((run["sent"], run["givenUp"], taken), Is.EqualTo((0, 0, 0)), run.Errors);
    }

    private async Task<(HubRun Run, int Taken)> SendAsync(string user, string password, DateTimeOffset until, bool isTrusted = true)
    {
        var folder = alerted.Hub.Folder($"certificate-{Guid.NewGuid():N}");
        var certificate = TestCertificate.Make(folder, until);
        using var server = await SmtpServer.StartAsync(certificate.CertificateFile, certificate.KeyFile, "hub", "pass word");
        alerted.Hub.Environment["SSL_CERT_FILE"] = isTrusted ? certificate.AuthorityFile : "/dev/null";
        alerted.Hub.Environment["SSL_CERT_DIR"] = alerted.Hub.Folder("no-certificates");
        var run = await alerted.Hub.RunAsync(
            "digests", "send", "--json", "--now", AlertedHub.Text(AlertedHub.Collected.AddMinutes(30)), "--set", $"Mail:Transport={kind}",
            "--set", "Mail:Smtp:Host=127.0.0.1", "--set", $"Mail:Smtp:Port={server.Port}", "--set", "Mail:Smtp:Security=StartTls",
            "--set", $"Mail:Smtp:User={user}", "--set", $"Mail:Smtp:Password={password}");
        return (run, Directory.GetFiles(server.Folder, "*.eml").Length);
    }
}
