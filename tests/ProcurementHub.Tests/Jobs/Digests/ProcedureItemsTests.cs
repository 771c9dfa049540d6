using ProcurementHub.Core.Notices;
using ProcurementHub.Jobs.Digests;
using ProcurementHub.Jobs.Digests.Wording;
using ProcurementHub.Matching;
using ProcurementHub.Storage.Digests;
using static ProcurementHub.Tests.Jobs.Digests.DigestSamples;

namespace ProcurementHub.Tests.Jobs.Digests;

public sealed class ProcedureItemsTests
{
    private static readonly DateTimeOffset moved = Lima(2026, 10, 20, 23, 59);

    [Test]
    public void Fresh_OfOneProcedure_IsOneItemThatTellsEachNoticeAsItsSourceHasIt()
    {
        MatchReason[] other = [new(MatchCriterion.Keyword, "uniformes", MatchBasis.Title)];
        var poor = Of(1, Notice() with { Deadline = Deadline.NotInSource, Url = "https://open.example/1" }) with { LatestVersion = 2 };
        poor = poor with { Matches = [poor.Matches[0] with { Reasons = other }] };

        var composition = Compose(poor, Of(2, Notice()), Untold(3, Notice()));

        var item = composition.Digest!.Fresh.Single(item => item.Procedure is not null);
        Assert.Multiple(() =>
        {
            Assert.That(composition.Digest.FreshTotal, Is.EqualTo(2));
            Assert.That((item.Key.NativeId, item.Others.Single().Key.NativeId), Is.EqualTo(("N-2", "N-1")));
            Assert.That(item.Reasons, Is.EquivalentTo(Reasons.Concat(other)));
            Assert.That(composition.Settled, Is.EquivalentTo(new ToldMatch[] { new(1, 2), new(2, 3), new(3, 3) }));
        });
    }

    [TestCaseSource(nameof(Different))]
    public void Fresh_ThatDiffers_StaysItsOwnItem(NoticeContent other) =>
        Assert.That(Compose(Of(1, Notice() with { Call = 1 }), Of(2, other)).Digest!.FreshTotal, Is.EqualTo(2));

    private static IEnumerable<NoticeContent> Different() =>
    [
        Notice() with { Call = 2 },
        Notice() with { Deadline = new Deadline(moved, DeadlineBasis.Schedule) },
        Notice() with { Status = NoticeStatus.Suspended },
    ];

    [Test]
    public void Fresh_ThatSaysLittle_HidesNoDeadlineBehindIt()
    {
        var digest = Compose(
            Of(1, Notice() with { Deadline = Deadline.NotInSource }),
            Of(2, Notice()),
            Of(3, Notice() with { Deadline = new Deadline(moved, DeadlineBasis.Schedule) })).Digest!;

        Assert.That(digest.Fresh.Select(item => item.Notice.Deadline.At), Is.EquivalentTo(new[] { Notice().Deadline.At, moved }));
        Assert.That(digest.Fresh.Sum(item => item.Others.Count), Is.EqualTo(1));
    }

    [Test]
    public void Changed_InTheSameWayAtTwoSources_IsOneItem_AndInTwoWaysTwo()
    {
        var after = Notice() with { Deadline = new Deadline(moved, DeadlineBasis.Schedule) };

        Assert.That(Compose(Of(1, after, Notice()), Of(2, after, Notice())).Digest!.ChangedTotal, Is.EqualTo(1));
        Assert.That(Compose(Of(1, after, Notice()), Of(2, after with { Deadline = new Deadline(moved.AddDays(1), DeadlineBasis.Schedule) }, Notice())).Digest!.ChangedTotal, Is.EqualTo(2));
    }

    [Test]
    public void FreshAndChanged_OfOneProcedure_AreBothTold()
    {
        var digest = Compose(Of(1, Notice()), Of(2, Notice() with { Deadline = new Deadline(moved, DeadlineBasis.Schedule) }, Notice())).Digest!;

        Assert.That((digest.FreshTotal, digest.ChangedTotal), Is.EqualTo((1, 1)));
    }

    [Test]
    public void Mail_NamesTheOtherSourceWithItsLink()
    {
        var digest = Compose(Of(1, Notice() with { Url = "https://open.example/1" }), Of(2, Notice() with { Url = null })).Digest!;

        var item = DigestWords.Of(digest, Links).Sections.Single().Items.Single();

        Assert.That(item.Source!.Url, Is.EqualTo("https://open.example/1"));
        Assert.That(item.Others.Single().Text, Is.EqualTo("También en pe-demo"));
        Assert.That(PlainTextDigest.Write(DigestWords.Of(digest, Links)), Does.Contain("También en pe-demo: https://hub.example/"));
    }

    private static UntoldNotice Of(int number, NoticeContent latest, NoticeContent? told = null) => Untold(number, latest, told) with { Procedure = 7 };
}
