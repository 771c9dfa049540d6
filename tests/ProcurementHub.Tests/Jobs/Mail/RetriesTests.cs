using ProcurementHub.Jobs.Mail;

namespace ProcurementHub.Tests.Jobs.Mail;

public sealed class RetriesTests
{
    private static readonly DateTimeOffset Since = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Test]
    public void Attempts_OfAMailThatIsNeverTaken_GrowRarerAndEndAfterTwoDays()
    {
        var attempts = new List<TimeSpan>();
        var now = Since;
        for (var refusals = 1; Retries.Next(refusals, Since, now) is { } next; refusals++)
        {
            attempts.Add(next - Since);
            now = next;
        }

        Assert.That(attempts, Is.EqualTo(new[] { 5, 20, 80, 260, 620, 1340, 2060, 2780, 2880 }.Select(minutes => TimeSpan.FromMinutes(minutes))));
    }

    [TestCase("550 5.1.1 No such user", "5.1.1")]
    [TestCase("Mailbox unavailable. The server response was: 5.7.1 rejected by 5.10.20.30", "5.7.1")]
    [TestCase("host 5.10.20.30 says no", null)]
    [TestCase("postfix 3.5.1.2 is glad", null)]
    [TestCase("4.2.2", "4.2.2")]
    public void StatusCode_InAServersWords_IsFound(string text, string? expected) =>
        Assert.That(EnhancedStatus.Find(text), Is.EqualTo(expected));

    [TestCase(450, "4.2.0 greylisted", DeliveryOutcome.Transient, false)]
    [TestCase(550, "5.1.1 no such user", DeliveryOutcome.Permanent, false)]
    [TestCase(552, "5.2.2 mailbox full", DeliveryOutcome.Permanent, false)]
    [TestCase(552, "4.2.2 mailbox full", DeliveryOutcome.Transient, false)]
    [TestCase(554, "refused", DeliveryOutcome.Permanent, false)]
    [TestCase(530, "5.7.0 Must issue a STARTTLS command first", DeliveryOutcome.Transient, true)]
    [TestCase(535, "5.7.8 Error: authentication failed", DeliveryOutcome.Transient, true)]
    [TestCase(421, "4.3.2 shutting down", DeliveryOutcome.Transient, true)]
    public void Reply_OfAServer_IsAboutTheMailOrAboutTheClient(int code, string text, DeliveryOutcome outcome, bool isUnreachable)
    {
        var answer = SmtpReply.Answer(code, text);

        Assert.That((answer.Outcome, answer.IsUnreachable, answer.StatusCode), Is.EqualTo((outcome, isUnreachable, EnhancedStatus.Find(text))));
    }
}
