using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Subscriptions;
using ProcurementHub.Matching;
using static ProcurementHub.Tests.Matching.NoticeBuilder;

namespace ProcurementHub.Tests.Matching;

public sealed class CriteriaMatchingTests
{
    [Test]
    public void Sector_FromItemCode_IsTheReasonWithItsCode() =>
        Assert.That(ReasonsFor(new() { Sectors = ["textiles"] }, Notice().Of("textiles").From("PE")),
            Is.EqualTo(new[] { new MatchReason(MatchCriterion.Sector, "textiles", MatchBasis.ItemCode, "53101502") }));

    [Test]
    public void Sector_FoundTwice_TheReasonIsTheSurerOne()
    {
        var notice = Notice().Of("textiles", SectorBasis.Text, "uniformes").Of("textiles").From("PE");

        Assert.That(ReasonsFor(new() { Sectors = ["textiles"] }, notice)![0].Basis, Is.EqualTo(MatchBasis.ItemCode));
    }

    [Test]
    public void Sector_NoticeWithoutOne_ReachesOnlyThoseWhoDoNotAsk()
    {
        Assert.Multiple(() =>
        {
            Assert.That(ReasonsFor(new() { Sectors = ["textiles"] }, Notice().From("PE")), Is.Null);
            Assert.That(ReasonsFor(new() { Keywords = ["uniformes"] }, Notice().From("PE")), Is.Not.Null);
        });
    }

    [Test]
    public void Sector_NotKnown_ReachesThoseWhoAskForItAndSaysSo()
    {
        var criteria = new SubscriptionCriteria { Sectors = ["textiles", Sector.NotKnown] };

        Assert.Multiple(() =>
        {
            Assert.That(ReasonsFor(criteria, Notice().From("PE")),
                Is.EqualTo(new[] { new MatchReason(MatchCriterion.Sector, "not-known", MatchBasis.SectorNotKnown) }));
            Assert.That(ReasonsFor(criteria, Notice().Of("food").From("PE")), Is.Null);
            Assert.That(ReasonsFor(criteria, Notice().Of("textiles").From("PE"))![0].Basis, Is.EqualTo(MatchBasis.ItemCode));
        });
    }

    [Test]
    public void ProcedureType_InAnotherSpellingOrNotStated_Passes()
    {
        var criteria = new SubscriptionCriteria { ProcedureTypes = ["licitacion publica"] };
        IReadOnlyList<MatchReason>? With(string? type) => ReasonsFor(criteria, (Notice() with { ProcedureType = type }).From("PE"));

        Assert.Multiple(() =>
        {
            Assert.That(With("Licitación  Pública"), Is.EqualTo(new[] { new MatchReason(MatchCriterion.ProcedureType, "licitacion publica", MatchBasis.ProcedureTypeStated) }));
            Assert.That(With(null)![0].Basis, Is.EqualTo(MatchBasis.ProcedureTypeNotKnown));
            Assert.That(With("Comparación de precios"), Is.Null);
        });
    }

    [Test]
    public void SmeReserved_OnlyWhereTheSourceSaysSo()
    {
        var criteria = new SubscriptionCriteria { OnlySmeReserved = true };
        IReadOnlyList<MatchReason>? With(bool? reserved) => ReasonsFor(criteria, (Notice() with { SmeReserved = reserved }).From("PE"));

        Assert.Multiple(() =>
        {
            Assert.That(With(true)![0].Basis, Is.EqualTo(MatchBasis.ReservedForSmallFirms));
            Assert.That(With(false), Is.Null);
            Assert.That(With(null), Is.Null);
        });
    }

    [Test]
    public void WorkingDaysLeft_FewerThanWanted_IsNotReachedAndNoDeadlinePasses()
    {
        var criteria = new SubscriptionCriteria { MinWorkingDaysLeft = 5 };
        IReadOnlyList<MatchReason>? With(int? left) => ReasonsFor(criteria, Notice().From("PE") with { WorkingDaysLeft = left });

        Assert.Multiple(() =>
        {
            Assert.That(With(4), Is.Null);
            Assert.That(With(5), Is.EqualTo(new[] { new MatchReason(MatchCriterion.WorkingDaysLeft, "5", MatchBasis.EnoughDaysLeft, "5") }));
            Assert.That(With(null)![0].Basis, Is.EqualTo(MatchBasis.DeadlineNotKnown));
        });
    }

    [Test]
    public void Kind_NotWanted_IsNotReached()
    {
        var criteria = new SubscriptionCriteria { Kinds = [NoticeKind.Tender, NoticeKind.Planned] };

        Assert.Multiple(() =>
        {
            Assert.That(ReasonsFor(criteria, Notice().From("PE") with { Kind = NoticeKind.Change }), Is.Null);
            Assert.That(ReasonsFor(criteria, Notice().From("PE") with { Kind = NoticeKind.Planned })!.Single(),
                Is.EqualTo(new MatchReason(MatchCriterion.Kind, "planned", MatchBasis.KindOfNews)));
        });
    }

    [Test]
    public void Reasons_AfterTheSubscriptionsChanged_AreNotTold()
    {
        var index = SubscriptionIndex.Build([(7, new SubscriptionCriteria { Keywords = ["uniformes"] })], RegionTree.Standard);
        var match = new Matcher(index).Match(Notice().From("PE")).Single();

        index.Remove(7);

        Assert.That(() => match.Reasons, Throws.InvalidOperationException);
    }

    [Test]
    public void Keyword_InTheTitle_IsTheReasonAsThePersonWroteIt() =>
        Assert.That(ReasonsFor(new() { Keywords = ["zapatos", "UNIFORME"] }, Notice().From("PE")),
            Is.EqualTo(new[] { new MatchReason(MatchCriterion.Keyword, "UNIFORME", MatchBasis.Title) }));

    [TestCase("unif*", true)]
    [TestCase("\"adquisición de uniformes\"", true)]
    [TestCase("\"uniformes de adquisición\"", false)]
    [TestCase("uniformes -sachaca", false, Description = "The entity's name is part of what is searched.")]
    [TestCase("-zapatos", true)]
    [TestCase("uniformes zapatos", false)]
    public void Keyword_InTheQueryLanguage_HitsAsTheSearchBoxDoes(string keyword, bool hits) =>
        Assert.That(ReasonsFor(new() { Keywords = [keyword] }, Notice().From("PE")), hits ? Is.Not.Null : Is.Null);

    [Test]
    public void Exclude_OfSeveralWords_IsOnePhrase()
    {
        var notice = Notice("Obra de agua y otra de luz, supervisión civil").From("PE");

        Assert.Multiple(() =>
        {
            Assert.That(ReasonsFor(new() { Exclude = ["obra civil"] }, notice), Is.Not.Null);
            Assert.That(ReasonsFor(new() { Exclude = ["supervisión civil"] }, notice), Is.Null);
            Assert.That(ReasonsFor(new() { Exclude = ["-superv*"] }, notice), Is.Null);
        });
    }

    [Test]
    public void Category_NotKnown_PassesAndSaysSo()
    {
        var criteria = new SubscriptionCriteria { Categories = [ProcurementCategory.Works] };

        Assert.Multiple(() =>
        {
            Assert.That(ReasonsFor(criteria, Notice().From("PE"))![0].Basis, Is.EqualTo(MatchBasis.CategoryNotKnown));
            Assert.That(ReasonsFor(criteria, (Notice() with { Category = ProcurementCategory.Works }).From("PE"))![0],
                Is.EqualTo(new MatchReason(MatchCriterion.Category, "works", MatchBasis.CategoryStated)));
            Assert.That(ReasonsFor(criteria, (Notice() with { Category = ProcurementCategory.Goods }).From("PE")), Is.Null);
        });
    }

    [Test]
    public void Amount_OutsideTheBounds_IsLeftOutAndUnpublishedPasses()
    {
        var criteria = new SubscriptionCriteria { MinAmount = 1_000, MaxAmount = 5_000 };
        IReadOnlyList<MatchReason>? With(Amount amount) => ReasonsFor(criteria, (Notice() with { Amount = amount }).From("PE"));

        Assert.Multiple(() =>
        {
            Assert.That(With(Amount.Published(5_000.01m, "PEN")), Is.Null);
            Assert.That(With(Amount.Published(999.99m, "PEN")), Is.Null);
            Assert.That(With(Amount.Published(5_000m, "PEN"))![0],
                Is.EqualTo(new MatchReason(MatchCriterion.Amount, "1000..5000", MatchBasis.AmountWithin, "5000.00 PEN")));
            Assert.That(With(Amount.Hidden("PEN"))![0].Basis, Is.EqualTo(MatchBasis.AmountNotPublished));
            Assert.That(With(Amount.NotGiven)![0].Basis, Is.EqualTo(MatchBasis.AmountNotPublished));
        });
    }

    [Test]
    public void Subscription_WithoutCriteria_GetsEverythingAndIsToldSo() =>
        Assert.That(ReasonsFor(new(), Notice().From(null))!.Single().Criterion, Is.EqualTo(MatchCriterion.Everything));

    [Test]
    public void Keyword_Unreadable_IsReportedAndNeverSilencesTheSubscription()
    {
        var index = SubscriptionIndex.Build([(7, new SubscriptionCriteria { Keywords = ["de la"] })], RegionTree.Standard);

        Assert.Multiple(() =>
        {
            Assert.That(index.Unreadable.Single().Keyword, Is.EqualTo("de la"));
            Assert.That(new Matcher(index).Match(Notice().From("PE")), Has.Count.EqualTo(1));
        });
    }

    [Test]
    public void Reasons_WrittenAndRead_AreTheSame()
    {
        MatchReason[] reasons =
        [
            new(MatchCriterion.Sector, "textiles", MatchBasis.ItemCode, "53101502"),
            new(MatchCriterion.Keyword, "«ñandú» \"x\"", MatchBasis.Title),
        ];

        Assert.That(MatchReasonJson.Read(MatchReasonJson.Write(reasons)), Is.EqualTo(reasons));
    }

    [Test]
    public void Explanation_NotReached_NamesTheCriterionThatFailed()
    {
        var criteria = new SubscriptionCriteria { Sectors = ["textiles"], Regions = ["PE-LIM"], Exclude = ["uniformes"] };

        var explanation = Explanation.Of(Notice().Of("textiles").In("PE-0401").From("PE"), criteria, RegionTree.Standard);

        Assert.That(explanation.Verdicts.Select(verdict => (verdict.Criterion, verdict.Held)), Is.EqualTo(new[]
        {
            (MatchCriterion.Sector, true), (MatchCriterion.Region, false), (MatchCriterion.Exclusion, false),
        }));
        Assert.That(explanation.Verdicts[1].Found, Is.EqualTo(new[] { "PE-0401" }));
    }

    private static IReadOnlyList<MatchReason>? ReasonsFor(SubscriptionCriteria criteria, NoticeToMatch notice)
    {
        var matches = new Matcher(SubscriptionIndex.Build([(7, criteria)], RegionTree.Standard)).Match(notice);
        return matches.Count == 0 ? null : matches.Single().Reasons;
    }
}
