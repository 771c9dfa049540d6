using ProcurementHub.Jobs.Mail;

namespace ProcurementHub.Tests.Jobs.Mail;

public sealed class MailOptionsTests
{
    [Test]
    public void Options_AsTheyCome_AreValid() => Assert.That(Failures(_ => { }), Is.Empty);

    [Test]
    public void Options_Wrong_NameTheirKeyInOneLine()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Failures(mail => mail.From = "nobody"), Is.EqualTo(new[]
            {
                "Mail:From: 'nobody' is not an address such as 'ProcurementHub <avisos@example.org>'.",
            }));
            Assert.That(Failures(mail => mail.Transport = MailTransportKind.Smtp).Single(), Does.StartWith("Mail:Smtp:Host: "));
            Assert.That(Failures(Smtp(smtp => smtp.Security = MailSecurity.Tls)).Single(), Does.StartWith("Mail:Smtp:Security: "));
            Assert.That(Failures(Smtp(smtp => smtp.User = "hub")).Single(), Does.StartWith("Mail:Smtp:User: "));
            Assert.That(Failures(Smtp(smtp => smtp.Port = 0)).Single(), Does.StartWith("Mail:Smtp:Port: "));
            Assert.That(Failures(Smtp(smtp => smtp.Timeout = TimeSpan.Zero)).Single(), Does.StartWith("Mail:Smtp:Timeout: "));
            Assert.That(Failures(Smtp(smtp => smtp.Connections = 0)).Single(), Does.StartWith("Mail:Smtp:Connections: "));
        });
    }

    private static Action<MailOptions> Smtp(Action<SmtpOptions> change) => mail =>
    {
        mail.Transport = MailTransportKind.Smtp;
        mail.Smtp.Host = "mail.example";
        change(mail.Smtp);
    };

    private static IEnumerable<string> Failures(Action<MailOptions> change)
    {
        var options = new MailOptions();
        change(options);
        return new MailOptionsValidator().Validate(null, options).Failures ?? [];
    }
}
