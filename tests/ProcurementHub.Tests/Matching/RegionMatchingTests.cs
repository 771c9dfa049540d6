using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Subscriptions;
using ProcurementHub.Matching;
using static ProcurementHub.Tests.Matching.NoticeBuilder;

namespace ProcurementHub.Tests.Matching;

public sealed class RegionMatchingTests
{
    [TestCase("PE-ARE", "PE-0401", MatchBasis.PlaceOfExecution, TestName = "Region_ProvinceInsideTheWantedDepartment_IsReached")]
    [TestCase("PE", "PE-0401", MatchBasis.PlaceOfExecution, TestName = "Region_ProvinceInsideTheWantedCountry_IsReached")]
    [TestCase("PE-0401", "PE-ARE", MatchBasis.PlaceNotKnownMoreClosely, TestName = "Region_OnlyTheDepartmentKnown_ReachesItsProvincesAndSaysSo")]
    [TestCase("PE-0401", "PE", MatchBasis.Nationwide, TestName = "Region_NationwideNotice_ReachesEveryRegionAndSaysSo")]
    public void Region_IsReached(string wanted, string place, MatchBasis basis)
    {
        var reasons = ReasonsFor(Wanting(wanted), Notice().In(place).From("PE"));

        Assert.That(reasons, Is.EqualTo(new[] { new MatchReason(MatchCriterion.Region, wanted, basis, place) }));
    }

    [TestCase("PE-LIM", "PE-ARE")]
    [TestCase("PE-0402", "PE-0401")]
    [TestCase("CL", "PE-ARE")]
    [TestCase("PE", "CL")]
    public void Region_Elsewhere_IsNotReached(string wanted, string place) =>
        Assert.That(ReasonsFor(Wanting(wanted), Notice().In(place).From("PE")), Is.Null);

    [Test]
    public void Region_NoPlaceInTheNotice_ReachesRegionsOfTheSourcesCountryAndSaysSo()
    {
        var reasons = ReasonsFor(Wanting("PE-ARE"), Notice().From("PE"));

        Assert.That(reasons, Is.EqualTo(new[] { new MatchReason(MatchCriterion.Region, "PE-ARE", MatchBasis.PlaceNotKnown, "PE") }));
    }

    [TestCase("CL", "PE-ARE")]
    [TestCase(null, "PE-ARE")]
    public void Region_NoPlaceAndAnotherOrNoCountry_ReachesNoRegion(string? country, string wanted) =>
        Assert.That(ReasonsFor(Wanting(wanted), Notice().From(country)), Is.Null);

    [Test]
    public void Region_SeatAndPlaceOfExecutionDiffer_TheReasonIsTheFirmerOne()
    {
        var notice = Notice().In("PE-ARE", RegionBasis.EntitySeat).In("PE-0401").From("PE");

        Assert.That(ReasonsFor(Wanting("PE-ARE"), notice)![0].Basis, Is.EqualTo(MatchBasis.PlaceOfExecution));
    }

    [TestCase("PE-LIM", "PE-150142", MatchBasis.EntitySeat)]
    [TestCase("PE-150142", "PE-150142", MatchBasis.EntitySeat)]
    [TestCase("PE-150142", "PE-150131", MatchBasis.PlaceNotKnownMoreClosely)]
    [TestCase("PE-150142", "PE-1501", MatchBasis.PlaceNotKnownMoreClosely)]
    public void Region_SeatInADistrict_ReachesAllOfItsProvinceAndSaysHowSurely(string wanted, string seat, MatchBasis basis)
    {
        var reasons = ReasonsFor(Wanting(wanted), Notice().In(seat, RegionBasis.EntitySeat).From("PE"));

        Assert.That(reasons!.Single().Basis, Is.EqualTo(basis));
    }

    [TestCase("PE-150142", "PE-150131", RegionBasis.PlaceOfExecution)]
    [TestCase("PE-150142", "PE-150131", RegionBasis.Text)]
    [TestCase("PE-150601", "PE-150131", RegionBasis.EntitySeat)]
    public void Region_AnotherDistrict_IsNotReached(string wanted, string place, RegionBasis basis) =>
        Assert.That(ReasonsFor(Wanting(wanted), Notice().In(place, basis).From("PE")), Is.Null);

    [Test]
    public void Region_NotInTheTree_IsReachedByItsCountryAndByItself()
    {
        var notice = Notice().In("XX-77").From("XX");

        Assert.Multiple(() =>
        {
            Assert.That(ReasonsFor(Wanting("XX-77"), notice)![0].Basis, Is.EqualTo(MatchBasis.PlaceOfExecution));
            Assert.That(ReasonsFor(Wanting("XX"), notice)![0].Basis, Is.EqualTo(MatchBasis.PlaceOfExecution));
            Assert.That(ReasonsFor(Wanting("XX-78"), notice), Is.Null);
        });
    }

    [Test]
    public void Region_OtherCodeOfThePlace_IsTheSamePlace() =>
        Assert.That(ReasonsFor(Wanting("pe-lma"), Notice().In("PE-1501").From("PE")), Is.Not.Null);

    private static SubscriptionCriteria Wanting(string region) => new() { Regions = [region] };

    private static IReadOnlyList<MatchReason>? ReasonsFor(SubscriptionCriteria criteria, NoticeToMatch notice)
    {
        var matches = new Matcher(SubscriptionIndex.Build([(7, criteria)], RegionTree.Standard)).Match(notice);
        return matches.Count == 0 ? null : matches.Single().Reasons;
    }
}
