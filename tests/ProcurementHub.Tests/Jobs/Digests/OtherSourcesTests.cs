using ProcurementHub.Core.Notices;
using ProcurementHub.Jobs.Digests;
using ProcurementHub.Storage.Digests;
using ProcurementHub.Storage.Matches;
using static ProcurementHub.Tests.Jobs.Digests.DigestSamples;

namespace ProcurementHub.Tests.Jobs.Digests;

/// <summary>A call that the reader was told from one source, and that another brings later.</summary>
public sealed class OtherSourcesTests
{
    private static readonly DateTimeOffset later = Lima(2026, 10, 20, 23, 59);

    [TestCaseSource(nameof(TheSame))]
    public void Call_ThatSaysWhatWasToldFromAnotherSource_IsNotToldAgainAndCountsAsTold(NoticeContent latest, NoticeContent told)
    {
        var composition = Compose(Untold(1, Notice("Otra convocatoria")), Of(2, latest, [Told(told)]));

        Assert.Multiple(() =>
        {
            Assert.That((composition.Digest!.FreshTotal, composition.Digest.ChangedTotal), Is.EqualTo((1, 0)));
            Assert.That(composition.LeftOut, Is.EqualTo(new DigestLeftOut(Closed: 0, Unmoved: 0, Known: 1)));
            Assert.That(composition.Settled, Does.Contain(new ToldMatch(2, 3)));
        });
    }

    private static IEnumerable<TestCaseData> TheSame() =>
    [
        new(Notice() with { Title = "En otras palabras", Regions = [], Documents = [new("Bases", "https://open.example/bases.pdf", null)] }, Notice()),
        new(Notice() with { Call = 1 }, Notice() with { Call = 1 }),
        new(Notice() with { Call = 1 }, Notice()),
        new(Notice() with { Status = NoticeStatus.Unknown, Amount = Amount.NotGiven, Deadline = Deadline.NotInSource }, Notice()),
        new(Notice(), Notice() with { Amount = Amount.NotGiven }),
        new(Notice() with { Status = NoticeStatus.Closed }, Notice() with { Status = NoticeStatus.Closed }),
    ];

    [TestCaseSource(nameof(Moved))]
    public void Call_ThatMovesWhatWasToldFromAnotherSource_IsAChange(NoticeContent latest, NoticeContent told, NoticeField field)
    {
        var item = Compose(Of(2, latest, [Told(told)])).Digest!.Changed.Single();

        Assert.That(item.Changes.Select(change => change.Field), Is.EqualTo(new[] { field }));
        Assert.That(item.Told, Is.EqualTo(told));
    }

    private static IEnumerable<TestCaseData> Moved() =>
    [
        new(Notice() with { Deadline = new(later, DeadlineBasis.Schedule) }, Notice(), NoticeField.Deadline),
        new(Notice(), Notice() with { Deadline = Deadline.NotInSource }, NoticeField.Deadline),
        new(Notice() with { Status = NoticeStatus.Cancelled }, Notice(), NoticeField.Status),
        new(Notice(), Notice() with { Status = NoticeStatus.Planned }, NoticeField.Status),
        new(Notice() with { Amount = Amount.Published(40_000m, "PEN") }, Notice(), NoticeField.Amount),
        new(Notice() with { Restart = new(Lima(2026, 10, 9, 6, 0), "Convocatoria") }, Notice(), NoticeField.Restart),
    ];

    [TestCaseSource(nameof(Others))]
    public void Call_ThatMayBeAnother_IsNew(NoticeContent latest, NoticeContent told) =>
        Assert.That(Compose(Of(2, latest, [Told(told)])).Digest!.FreshTotal, Is.EqualTo(1));

    private static IEnumerable<TestCaseData> Others() =>
    [
        new(Notice() with { Call = 2 }, Notice() with { Call = 1 }),
        new(Notice() with { Call = 2, Deadline = new(later, DeadlineBasis.Schedule) }, Notice()),
        new(Notice() with { Call = 2, Deadline = Deadline.NotInSource }, Notice()),
        new(Notice() with { Deadline = new(later, DeadlineBasis.Schedule) }, Notice() with { Deadline = new(Lima(2026, 10, 7, 12, 0), DeadlineBasis.Schedule) }),
    ];

    [Test]
    public void Call_ThatLagsBehindWhatWasToldLast_IsShownAndNotTakenForKnown()
    {
        var first = Told(Notice(), at: Now.AddDays(-3), source: "pe-one");
        var last = Told(Notice() with { Deadline = new(later, DeadlineBasis.Schedule) }, at: Now.AddDays(-1), source: "pe-two");

        Assert.That(Compose(Of(2, Notice(), [first, last])).Digest!.ChangedTotal, Is.EqualTo(1));
        Assert.That(Compose(Of(2, last.Content, [first, last])).LeftOut.Known, Is.EqualTo(1));
    }

    [Test]
    public void Change_ThatAnotherSourceHasToldSince_IsNotToldAgain_AndWhatElseMovedIs()
    {
        var moved = Notice() with { Deadline = new(later, DeadlineBasis.Schedule) };
        var notice = Of(2, moved, [Told(moved, at: Now.AddDays(-1))]) with { Told = Notice(), ToldAt = Now.AddDays(-2) };

        Assert.Multiple(() =>
        {
            Assert.That(Compose(notice).LeftOut.Known, Is.EqualTo(1));
            Assert.That(Compose(notice with { ToldAt = Now }).Digest!.ChangedTotal, Is.EqualTo(1), "told before this notice was");
            var dearer = Compose(notice with { Latest = moved with { Amount = Amount.Published(1m, "PEN") } }).Digest!.Changed.Single();
            Assert.That(dearer.Changes.Select(change => change.Field), Is.EqualTo(new[] { NoticeField.Amount }));
        });
    }

    [Test]
    public void TwoSources_ThatMoveTogether_AreOneChange()
    {
        var moved = Notice() with { Deadline = new(later, DeadlineBasis.Schedule) };
        var known = Untold(1, moved, Notice()) with { Procedure = 7 };

        Assert.That(Compose(known, Of(2, moved, [Told(Notice())])).Digest!.Changed.Single().Others, Has.Count.EqualTo(1));
    }

    private static UntoldNotice Of(int number, NoticeContent latest, IReadOnlyList<ToldNotice> told) =>
        Untold(number, latest) with { Procedure = 7, ToldElsewhere = told };

    private static ToldNotice Told(NoticeContent content, DateTimeOffset? at = null, string source = "pe-other") =>
        new(99, new NoticeKey(source, "O-1"), content, at ?? Now.AddDays(-1));
}
