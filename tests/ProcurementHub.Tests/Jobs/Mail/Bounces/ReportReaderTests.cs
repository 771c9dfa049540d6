using System.Text;
using ProcurementHub.Jobs.Mail.Bounces;
using ProcurementHub.Storage.Mailing;

namespace ProcurementHub.Tests.Jobs.Mail.Bounces;

public sealed class ReportReaderTests
{
    private const string Id = "<0123456789abcdef0123456789abcdef@hub.example>";

    [TestCase("5.1.1", true)]
    [TestCase("5.2.1", true)]
    [TestCase("5.2.2", false)]
    [TestCase("5.7.1", false)]
    [TestCase("4.4.7", false)]
    public void Bounce_OfAServer_IsReadWithItsCode(string status, bool isBadAddress)
    {
        var read = ReportReader.Read("1", Reports.Bounce(Id, status));

        Assert.That((read.Kind, read.MessageId, read.StatusCode, read.Recipient, read.IsBadAddress),
            Is.EqualTo((ReturnedMailKind.Failure, Id, status, "maria@textiles.example", isBadAddress)));
        Assert.That(read.Detail, Does.EndWith("Recipient address rejected: see the manual"));
    }

    [Test]
    public void Bounce_ThatOnlySaysItFailed_TakesTheServersOwnWords()
    {
        var report = Reports.Bounce(Id, "5.1.1").Replace("Status: 5.1.1", "Status: 5.0.0", StringComparison.Ordinal);

        Assert.That(ReportReader.Read("1", report).StatusCode, Is.EqualTo("5.1.1"));
    }

    [Test]
    public void Report_OfADelay_IsNoFailure()
    {
        var read = ReportReader.Read("1", Reports.Bounce(Id, "4.4.1", "delayed"));

        Assert.That((read.Kind, read.IsBadAddress), Is.EqualTo((ReturnedMailKind.Notice, false)));
    }

    [TestCase("abuse", ReturnedMailKind.Complaint)]
    [TestCase("Abuse", ReturnedMailKind.Complaint)]
    [TestCase("not-spam", ReturnedMailKind.Notice)]
    public void Feedback_OfAReader_IsReadByItsType(string type, ReturnedMailKind kind)
    {
        var read = ReportReader.Read("1", Reports.Complaint(Id, type));

        Assert.That((read.Kind, read.MessageId), Is.EqualTo((kind, Id)));
    }

    [TestCase(Reports.Letter, ReturnedMailKind.Letter)]
    [TestCase(Reports.Holiday, ReturnedMailKind.Notice)]
    [TestCase(Reports.OldBounce, ReturnedMailKind.Unreadable)]
    [TestCase("", ReturnedMailKind.Letter)]
    public void OtherMail_IsNoReport(string text, ReturnedMailKind kind) =>
        Assert.That(ReportReader.Read("1", text).Kind, Is.EqualTo(kind));

    [Test]
    public void Reports_WithLineEndsOfTheWire_ReadTheSame()
    {
        var report = Reports.Bounce(Id);

        Assert.That(ReportReader.Read("1", report.ReplaceLineEndings("\r\n")), Is.EqualTo(ReportReader.Read("1", report)));
    }

    [Test]
    public void Reports_DamagedAtRandom_AreReadAsSomething()
    {
        var dice = new Random(1);
        foreach (var report in new[] { Reports.Bounce(Id), Reports.Complaint(Id) })
        {
            for (var times = 0; times < 3000; times++)
            {
                var letters = new StringBuilder(report);
                for (var damage = dice.Next(1, 8); damage > 0; damage--)
                {
                    var at = dice.Next(letters.Length);
                    switch (dice.Next(4))
                    {
                        case 0: letters[at] = (char)dice.Next(256); break;
                        case 1: letters.Remove(at, Math.Min(dice.Next(1, 200), letters.Length - at)); break;
                        case 2: letters.Insert(at, "\n\n"); break;
                        default: letters.Insert(at, "\n--part1_13d.2e68ed54_boundary"); break;
                    }
                }

                var read = ReportReader.Read("1", letters.ToString());
                Assert.That(Enum.IsDefined(read.Kind), Is.True);
                Assert.That(read.Detail?.Length ?? 0, Is.LessThanOrEqualTo(500));
            }
        }
    }
}
