using System.Net.Mail;
using System.Text;
using ProcurementHub.Jobs.Mail;

namespace ProcurementHub.Tests.Jobs.Mail;

/// <summary>Names and subjects come from portals and from forms: whatever is in them, a mail has the headers that it was given.</summary>
[TestFixtureSource(typeof(SmtpTransportTests), nameof(SmtpTransportTests.Transports))]
public sealed class HeaderInjectionTests(MailTransportKind kind)
{
    private static readonly string[] Pieces =
    [
        "\r\n", "\n", "\r", "\r\n\r\n", "\n ", "\u2028", "\u2029", "\u0085", "\0", "\v", "\f", "\t", ":", ",", ";", "<", ">", "\"", "\\", "(", ")", "@",
        "Bcc: victim@example.org", "X-Injected: yes", "Content-Type: text/html", "--=_", "=?utf-8?B?DQpYLUluamVjdGVkOiB5ZXM=?=", "=?utf-8?Q?=0D=0AX-Injected:_yes?=",
        "ñ", "😀", "\ud800", "Áncash", " ", ".", "\r\n.\r\n", "\r\nRCPT TO:<victim@example.org>", new('a', 300), new('é', 200),
    ];

    [Test]
    public async Task Texts_PutTogetherAtRandom_AddNoHeaderAndNoRecipient()
    {
        using var server = await SmtpServer.StartAsync();
        var transport = MailTransports.Create(
            new MailOptions { Transport = kind, Smtp = new SmtpOptions { Host = "127.0.0.1", Port = server.Port, Security = MailSecurity.None, Connections = 4 } }, "");
        using var connections = (IDisposable)transport;
        var dice = new Random(5);
        var expected = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
        {
            "Date", "From", "To", "Message-ID", "Subject", "List-Id", "MIME-Version", "Content-Type", "Content-Transfer-Encoding",
        };
        for (var number = 1; number <= 60; number++)
        {
            var mail = MailSamples.Mail() with
            {
                Subject = Text(dice),
                From = new MailAddress("avisos@hub.example", Name(dice)),
                To = new MailAddress("maria@textiles.example", Name(dice)),
                Headers = [new MailHeader("List-Id", $"{Text(dice)} <digests.hub.example>")],
                Text = Text(dice),
            };

            var answer = await transport.DeliverAsync(mail, CancellationToken.None);

            Assert.That(answer, Is.EqualTo(DeliveryAnswer.Accepted), $"{number}: {answer.Reason}");
            AssertClean(await File.ReadAllTextAsync(Path.Combine(server.Folder, $"{number}.eml"), Encoding.Latin1), expected, mail);
        }

        Assert.That(Directory.GetFiles(server.Folder, "*.eml"), Has.Length.EqualTo(60));
    }

    [Test]
    public void Texts_PutTogetherAtRandom_AddNoHeaderToAFile()
    {
        var dice = new Random(6);
        var expected = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "Date", "From", "To", "Message-ID", "Subject", "List-Id", "MIME-Version", "Content-Type" };
        for (var number = 0; number < 2000; number++)
        {
            var mail = MailSamples.Mail() with
            {
                Subject = Text(dice),
                To = new MailAddress("maria@textiles.example", Name(dice)),
                Headers = [new MailHeader("List-Id", $"{Text(dice)} <digests.hub.example>")],
            };

            AssertClean(Encoding.Latin1.GetString(MimeWriter.Write(mail)), expected, mail);
        }
    }

    private static void AssertClean(string raw, HashSet<string> expected, OutgoingMail mail)
    {
        var head = raw.ReplaceLineEndings("\n").Split("\n\n")[0].Split('\n');
        var names = head.Where(line => line.Length > 0 && line[0] is not (' ' or '\t')).Select(line => line.Split(':')[0]).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(names, Is.SubsetOf(expected), mail.Subject);
            Assert.That(names, Is.Unique, mail.Subject);
            Assert.That(head, Has.All.Match("^[\\x20-\\x7e\\t]*$"));
            Assert.That(raw, Does.Contain($"Message-ID: {mail.MessageId}").IgnoreCase);
        });
    }

    private static string Text(Random dice) =>
        string.Concat(Enumerable.Range(0, dice.Next(1, 8)).Select(_ => Pieces[dice.Next(Pieces.Length)]));

    // As the digests make it.
    private static string Name(Random dice) => ProcurementHub.Jobs.Digests.Wording.CleanText.OneLine(Text(dice));
}
