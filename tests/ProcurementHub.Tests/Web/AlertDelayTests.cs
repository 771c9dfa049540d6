using ProcurementHub.Storage.Digests;
using ProcurementHub.Web.Figures;

namespace ProcurementHub.Tests.Web;

public sealed class AlertDelayTests
{
    [Test]
    public void Shares_AreOfWhatIsKnown_TheQuickestRhythmFirst()
    {
        var delays = AlertDelay.Of([Delay("w", 100, 1), Delay("d", -1, 5), Delay("d", 2, 5), Delay("d", 7, 4), Delay("d", 30, 1), Delay("h", -1, 2)]);

        Assert.That(delays, Is.EqualTo(new[]
        {
            new AlertDelay("h", 2, 0, null, null), new AlertDelay("d", 15, 10, 3, 8), new AlertDelay("w", 1, 1, 101, 101),
        }));
    }

    private static MailDelay Delay(string rhythm, int hours, long notices) => new() { Day = 0, Rhythm = rhythm, Hours = hours, Notices = notices };
}
