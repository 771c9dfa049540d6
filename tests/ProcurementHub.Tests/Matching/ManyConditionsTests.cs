using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Subscriptions;
using ProcurementHub.Matching;
using static ProcurementHub.Tests.Matching.NoticeBuilder;

namespace ProcurementHub.Tests.Matching;

/// <summary>More conditions than have a bit of their own.</summary>
public sealed class ManyConditionsTests
{
    private const int Bounds = 200;

    [Test]
    public void Amount_MoreBoundsThanBits_EachIsHeldTo([Values(0, 30, 62, 63, 64, 150, 199)] int step, [Values] bool areWordsAsked)
    {
        var subscriptions =
            from at in Enumerable.Range(0, Bounds)
            from isLeast in new[] { true, false }
            select (Id: isLeast ? at : Bounds + at, new SubscriptionCriteria
            {
                MinAmount = isLeast ? 1_000 + at : null,
                MaxAmount = isLeast ? null : 1_000 + at,
                Keywords = areWordsAsked ? ["uniformes"] : [],
            });
        var index = SubscriptionIndex.Build(subscriptions.Select(one => ((long)one.Id, one.Item2)), RegionTree.Standard);
        var notice = Notice() with { Amount = Amount.Published(1_000 + step, "PEN") };

        var found = new Matcher(index).Match(notice.From("PE")).Select(match => (int)match.SubscriptionId);

        Assert.That(found, Is.EquivalentTo(Enumerable.Range(0, step + 1).Concat(Enumerable.Range(Bounds + step, Bounds - step))));
    }

    [Test]
    public void Match_OneListForManyNotices_HoldsEachTimeThoseOfTheLast()
    {
        var index = SubscriptionIndex.Build(
            [
                (1, new() { Sectors = ["textiles", "food"] }),
                (2, new() { Sectors = ["food"] }),
                (3, new() { Sectors = ["textiles"], Keywords = ["uniformes", "adquisición"] }),
            ],
            RegionTree.Standard);
        var (matcher, list) = (new Matcher(index), new MatchList());

        foreach (var (notice, expected) in new[]
        {
            (Notice().Of("textiles").Of("food"), new long[] { 1, 2, 3 }),
            (Notice().Of("food"), [1, 2]),
            (Notice().Of("textiles").Of("food"), [1, 2, 3]),
            (Notice().Of("textiles"), [1, 3]),
            (Notice("Adquisición de pan").Of("textiles"), [1, 3]),
        })
        {
            matcher.Match(notice.From("PE"), list);
            Assert.That(list.Select(match => match.SubscriptionId), Is.EquivalentTo(expected));
        }
    }
}
