using System.Text;
using ProcurementHub.Jobs.Mail;

namespace ProcurementHub.Tests.Jobs.Mail;

public sealed class PickupFolderTransportTests
{
    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("hub-pickup-").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public async Task Mail_ReadByAnotherProgram_IsWhatWasDelivered()
    {
        var mail = MailSamples.Mail();

        var answer = await new PickupFolderTransport(folder).DeliverAsync(mail, CancellationToken.None);

        var read = PythonMail.Read(Directory.GetFiles(folder).Single());
        Assert.Multiple(() =>
        {
            Assert.That(answer, Is.EqualTo(DeliveryAnswer.Accepted));
            Assert.That(read.Defects, Is.Empty);
            Assert.That(read.Headers["Subject"], Is.EqualTo(mail.Subject));
            Assert.That(read.Headers["From"], Is.EqualTo("Avisos de la Región Áncash <avisos@hub.example>"));
            Assert.That(read.Headers["To"], Is.EqualTo("maria@textiles.example"));
            Assert.That(read.Headers["Date"], Is.EqualTo("Fri, 09 Oct 2026 07:10:00 -0500"));
            Assert.That(read.Headers["Message-ID"], Is.EqualTo(mail.MessageId));
            Assert.That(read.Headers["List-Unsubscribe"], Is.EqualTo(mail.Headers[0].Value));
            Assert.That(read.Parts["text/plain"], Is.EqualTo(mail.Text));
            Assert.That(read.Parts["text/html"], Is.EqualTo(mail.Html));
        });
    }

    [Test]
    public void Mail_AsBytes_KeepsToTheLimitsOfLines()
    {
        var lines = Encoding.ASCII.GetString(MimeWriter.Write(MailSamples.Mail())).Split("\r\n");

        Assert.Multiple(() =>
        {
            Assert.That(lines.Where(line => !line.StartsWith("List-Unsubscribe:", StringComparison.Ordinal)).Select(line => line.Length),
                Has.All.LessThanOrEqualTo(78));
            Assert.That(lines, Has.None.Contains("\n"));
            Assert.That(lines, Has.None.StartsWith("."));
        });
    }

    [Test]
    public async Task Text_OfEveryAwkwardKind_IsReadAsItWasWritten()
    {
        string[] lines =
        [
            "", ".", "..", ". a dot first", "a blank last ", "a tab last\t", " ", "=", "a=b", "=E1", "ñ", "\u0001", "\u007f",
            new('x', 75), new('x', 76), new('x', 300), new string('x', 74) + "ñ", new string('x', 75) + ".", new string('x', 75) + "..", new string('.', 200),
            new string(' ', 100) + "x", new string('x', 74) + " ", new string('x', 75) + " ", string.Concat(Enumerable.Repeat("😀", 40)),
        ];
        var mail = MailSamples.Mail() with { Text = string.Join('\n', lines), Html = string.Join('\n', lines.Reverse()) };

        await new PickupFolderTransport(folder).DeliverAsync(mail, CancellationToken.None);

        var read = PythonMail.Read(Directory.GetFiles(folder).Single());
        Assert.That(read.Parts["text/plain"].Split('\n'), Is.EqualTo(lines));
        Assert.That(read.Parts["text/html"].Split('\n'), Is.EqualTo(lines.Reverse()));
        Assert.That(Encoding.ASCII.GetString(MimeWriter.Write(mail)).Split("\r\n"), Has.None.StartsWith(".").And.None.EndsWith(" "));
    }

    [Test]
    public async Task Mail_DeliveredTwice_IsOneFile()
    {
        var transport = new PickupFolderTransport(folder);

        await transport.DeliverAsync(MailSamples.Mail(), CancellationToken.None);
        await transport.DeliverAsync(MailSamples.Mail() with { Subject = "again" }, CancellationToken.None);

        Assert.That(Directory.GetFiles(folder).Select(Path.GetFileName), Is.EqualTo(new[] { "0123456789abcdef0123456789abcdef@hub.example.eml" }));
    }

    [Test]
    public async Task Names_WithLineBreaks_AddNoHeader()
    {
        var mail = MailSamples.Mail() with { Subject = "a\r\nBcc: x@example.org\n\nbody", Headers = [new("List-Id", "a\r\nBcc: y@example.org")] };

        await new PickupFolderTransport(folder).DeliverAsync(mail, CancellationToken.None);

        var read = PythonMail.Read(Directory.GetFiles(folder).Single());
        Assert.That(read.Headers.Keys, Has.None.EqualTo("Bcc"));
        Assert.That(read.Headers["Subject"], Is.EqualTo("a Bcc: x@example.org body"));
    }

    [Test]
    public async Task Folder_ThatCannotBeWritten_IsATransientAnswer()
    {
        var file = Path.Combine(folder, "file");
        await File.WriteAllTextAsync(file, "");

        var answer = await new PickupFolderTransport(file).DeliverAsync(MailSamples.Mail(), CancellationToken.None);

        Assert.That(answer.Outcome, Is.EqualTo(DeliveryOutcome.Transient));
    }

    [Test]
    public void FileName_OfAnyMessageId_StaysInItsFolder() =>
        Assert.That(PickupFolderTransport.FileName("<../../etc/x y@h>"), Is.EqualTo(".._.._etc_x_y@h.eml"));
}
