using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Subscriptions;
using ProcurementHub.Jobs.Digests;
using ProcurementHub.Matching;
using ProcurementHub.Storage.Digests;
using static ProcurementHub.Tests.Jobs.Digests.DigestSamples;

namespace ProcurementHub.Tests.Jobs.Digests;

public sealed class DigestComposerTests
{
    [Test]
    public void Fresh_SeveralNotices_CloseSoonestFirstAndThoseWithoutDeadlineLast()
    {
        var composition = Compose(
            Untold(1, Notice() with { Deadline = Deadline.NotInSource }),
            Untold(2, Closing(20)),
            Untold(3, Closing(10)));

        Assert.That(composition.Digest!.Fresh.Select(item => item.Key.NativeId), Is.EqualTo(new[] { "N-3", "N-2", "N-1" }));
    }

    [Test]
    public void Notice_MatchedBySeveralSubscriptionsAndVersions_IsOneItemWithEveryReasonOnce()
    {
        MatchReason[] other = [Reasons[0], new(MatchCriterion.Keyword, "uniformes", MatchBasis.Title)];
        var untold = Untold(1, Notice()) with
        {
            Matches = [new(1, Frequency.Daily, Reasons), new(2, Frequency.Weekly, other), new(3, Frequency.Daily, Reasons)],
        };

        var composition = Compose(untold);

        Assert.Multiple(() =>
        {
            Assert.That(composition.Digest!.Fresh.Single().Reasons, Is.EqualTo(new[] { Reasons[0], Reasons[1], other[1] }));
            Assert.That(composition.Settled, Is.EqualTo(new ToldMatch[] { new(1, 3), new(2, 3), new(3, 3) }));
        });
    }

    [Test]
    public void Notice_OnlyOfSubscriptionsWhoseTurnHasNotCome_StaysUntold()
    {
        var composition = Compose(Untold(1, Notice()), Untold(2, Notice(), frequency: Frequency.Weekly));

        Assert.That(composition.Settled, Is.EqualTo(new[] { new ToldMatch(1, 3) }));
    }

    [Test]
    public void Told_DeadlineMovedTwice_IsOneChangeFromWhatWasToldToWhatIsTrue()
    {
        var composition = Compose(Untold(1, Closing(20), told: Closing(14)));

        var change = composition.Digest!.Changed.Single().Changes.Single();
        Assert.That((change.Field, change.Before, change.After),
            Is.EqualTo((NoticeField.Deadline, "2026-10-14T23:59:00-05:00", "2026-10-20T23:59:00-05:00")));
    }

    [Test]
    public void Told_ChangedAndChangedBack_IsLeftOutAndCounted()
    {
        var composition = Compose(Untold(1, Closing(14), told: Closing(14)), Untold(2, Notice()));

        Assert.Multiple(() =>
        {
            Assert.That(composition.Digest!.LeftOut, Is.EqualTo(new DigestLeftOut(Closed: 0, Unmoved: 1)));
            Assert.That(composition.Settled, Does.Contain(new ToldMatch(1, null)));
        });
    }

    [TestCase(NoticeStatus.Closed)]
    [TestCase(NoticeStatus.Awarded)]
    [TestCase(NoticeStatus.Void)]
    [TestCase(NoticeStatus.Cancelled)]
    public void Fresh_AlreadyClosed_IsLeftOutAndCounted(NoticeStatus status)
    {
        var composition = Compose(Untold(1, Notice() with { Status = status }), Untold(2, Closing(8)), Untold(3, Notice()));

        Assert.Multiple(() =>
        {
            Assert.That(composition.Digest!.Fresh.Single().Key.NativeId, Is.EqualTo("N-3"));
            Assert.That(composition.Digest!.LeftOut.Closed, Is.EqualTo(2));
            Assert.That(composition.Settled, Is.EquivalentTo(new ToldMatch[] { new(1, null), new(2, null), new(3, 3) }));
        });
    }

    [Test]
    public void Told_CancelledAfterItsDeadline_IsShownAsAChange()
    {
        var composition = Compose(Untold(1, Closing(8) with { Status = NoticeStatus.Cancelled }, told: Closing(8)));

        Assert.That(composition.Digest!.Changed.Single().Changes.Single().Field, Is.EqualTo(NoticeField.Status));
    }

    [Test]
    public void Told_RestartedWithItsOldSchedule_IsShownAsAChange()
    {
        var composition = Compose(Untold(1, Closing(8) with { Restart = new Restart(Now, "Convocatoria") }, told: Closing(8)));

        Assert.That(composition.Digest!.Changed.Single().Changes.Single().Field, Is.EqualTo(NoticeField.Restart));
    }

    [Test]
    public void Nothing_ToShow_IsNoDigestAndNamesWhatWasLeftOut()
    {
        var composition = Compose(Untold(1, Closing(8)));

        Assert.Multiple(() =>
        {
            Assert.That(composition.Digest, Is.Null);
            Assert.That(composition.Settled, Is.EqualTo(new[] { new ToldMatch(1, null) }));
            Assert.That(composition.LeftOut.Closed, Is.EqualTo(1));
        });
    }

    [Test]
    public void Flood_OfNewNotices_IsCappedAndNeitherHidesChangesNorForgetsTheRest()
    {
        var untold = Enumerable.Range(1, 100).Select(i => Untold(i, Notice()))
            .Concat(Enumerable.Range(101, 30).Select(i => Untold(i, Closing(20), told: Closing(14))));

        var composition = Compose([.. untold]);

        var digest = composition.Digest!;
        Assert.Multiple(() =>
        {
            Assert.That(digest.Fresh.Count + digest.Changed.Count, Is.EqualTo(DigestComposer.MostItems));
            Assert.That((digest.Fresh.Count, digest.Changed.Count), Is.EqualTo((20, 20)));
            Assert.That((digest.FreshTotal, digest.ChangedTotal), Is.EqualTo((100, 30)));
            Assert.That(composition.Settled.Count(match => match.ToldVersion == 3), Is.EqualTo(130));
        });
    }

    private static NoticeContent Closing(int day) =>
        Notice() with { Deadline = new Deadline(Lima(2026, 10, day, 23, 59), DeadlineBasis.Schedule) };
}
