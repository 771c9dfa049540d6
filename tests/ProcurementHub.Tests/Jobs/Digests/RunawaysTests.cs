using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Subscriptions;
using ProcurementHub.Jobs.Digests;
using ProcurementHub.Jobs.Digests.Wording;
using ProcurementHub.Storage.Digests;
using static ProcurementHub.Tests.Jobs.Digests.DigestSamples;

namespace ProcurementHub.Tests.Jobs.Digests;

public sealed class RunawaysTests
{
    [Test]
    public void Search_ThatFindsMoreThanTwoHundredADay_IsToldSoAndCapped()
    {
        var untold = Enumerable.Range(1, 250).Select(number => Found(number, 7, days: number)).Append(Found(999, 8, days: 300)).ToArray();

        var composition = Compose(untold);

        var digest = composition.Digest!;
        Assert.Multiple(() =>
        {
            Assert.That(digest.Runaways, Is.EqualTo(new[] { new RunawaySearch("Alerta 7", Found: 250, Taken: 200) }));
            Assert.That(digest.FreshTotal, Is.EqualTo(201), "what another search found is not cut");
            Assert.That(digest.Fresh, Has.Count.EqualTo(40));
            Assert.That(composition.Settled, Has.Count.EqualTo(251).And.All.Matches<ToldMatch>(match => match!.ToldVersion == 3), "told by number, and never again");
            Assert.That(PlainTextDigest.Write(DigestWords.Of(digest, Links)), Does.Contain("Su alerta «Alerta 7» encontró 250 convocatorias nuevas"));
        });
    }

    [Test]
    public void Search_ThatFindsAsManyInTwoDays_IsNone()
    {
        var material = new DigestMaterial([.. Enumerable.Range(1, 250).Select(number => Found(number, 7, days: number))]) { LastHeard = Now.AddDays(-2) };

        Assert.That(DigestComposer.Compose(Reader(), material, Schedule(), Moment).Digest!.Runaways, Is.Empty);
    }

    private static UntoldNotice Found(int number, long search, int days) =>
        Untold(number, Notice() with { Deadline = new Deadline(Now.AddDays(days), DeadlineBasis.Schedule) }) with
        {
            Matches = [new ReaderMatch(number, Frequency.Daily, Reasons) { SubscriptionId = search, Subscription = $"Alerta {search}" }],
        };
}
