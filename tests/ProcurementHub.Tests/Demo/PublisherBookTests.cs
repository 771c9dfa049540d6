using ProcurementHub.Demo;
using ProcurementHub.Demo.Content;
using ProcurementHub.Demo.Content.Trades;

namespace ProcurementHub.Tests.Demo;

public sealed class PublisherBookTests
{
    [TestCase(10)]
    [TestCase(300)]
    [TestCase(5_000)]
    public void Notices_WhateverTheirNumber_HaveUniqueCodesAndIds(int count)
    {
        var notices = Open(count).Notices.ToList();

        Assert.That(notices, Has.Count.EqualTo(count));
        Assert.That(notices.Select(notice => notice.Code), Is.Unique);
        Assert.That(notices.Select(notice => notice.Id), Is.Unique);
    }

    [Test]
    public void Notice_OutOfAMillion_IsWrittenByItsIndexAlone()
    {
        var book = Open(1_000_000);

        Assert.That(book[999_999].Published, Is.LessThanOrEqualTo(RunningPublisher.Now).And.GreaterThan(RunningPublisher.Now.AddDays(-1)));
        Assert.That(book[0].Published, Is.LessThan(RunningPublisher.Now.AddDays(-27)));
    }

    [Test]
    public void Notices_InOrder_ArePublishedAtOfficeHoursAndNeverEarlierThanTheOneBefore()
    {
        var published = Open(300).Notices.Select(notice => notice.Published).ToList();

        Assert.That(published, Is.Ordered);
        Assert.That(published, Has.All.Matches<DateTimeOffset>(instant =>
            instant.Offset == TimeSpan.FromHours(-5) && instant.Hour is >= 8 and < 18
            && instant.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)));
    }

    [Test]
    public void Notices_OfOneSeed_AreTheSameEveryTime_AndOthersForAnotherSeed()
    {
        var texts = Texts(Open(200, seed: 7));

        Assert.That(Texts(Open(200, seed: 7)), Is.EqualTo(texts));
        Assert.That(Texts(Open(200, seed: 8)), Is.Not.EqualTo(texts));

        static List<string> Texts(PublisherBook book) =>
            [.. book.Notices.Select(notice => $"{notice.Code}|{notice.Description}|{notice.Amount}|{notice.Deadline:O}")];
    }

    [Test]
    public void Notices_OfOneBook_ShowEveryKindOfCall()
    {
        var notices = Open(1_000).Notices.ToList();

        Assert.Multiple(() =>
        {
            Assert.That(notices.Select(notice => notice.Category).Distinct().ToList(), Has.Count.EqualTo(4));
            Assert.That(notices.Select(notice => notice.State).Distinct().ToList(), Has.Count.EqualTo(4));
            Assert.That(notices.Select(notice => notice.Amount.State).Distinct().ToList(), Has.Count.EqualTo(3));
            Assert.That(notices.Select(notice => notice.Trade).Distinct().Count(), Is.EqualTo(TradeCatalogue.All.Count));
            Assert.That(notices.Select(notice => notice.Place.Department).Distinct().Count(), Is.EqualTo(25));
            Assert.That(notices.Count(notice => notice.Outlet == Outlet.Portal), Is.EqualTo(700));
            Assert.That(notices.Count(notice => notice.Description.Length > 300), Is.InRange(40, 200));
            Assert.That(notices.Count(notice => notice.Deadline is null), Is.InRange(5, 50));
            Assert.That(notices.Count(notice => notice.Deadline > RunningPublisher.Now), Is.InRange(300, 700));
            Assert.That(notices.Count(notice => notice.Call == 2), Is.GreaterThan(10));
            Assert.That(notices.Count(notice => notice.ReservedForSmallFirms), Is.GreaterThan(50));
        });
    }

    [Test]
    public void SecondCall_OfAProcedure_FollowsAVoidFirstOne()
    {
        var notices = Open(300).Notices.ToList();
        var firsts = notices.ToDictionary(notice => notice.Code);

        foreach (var second in notices.Where(notice => notice.Call == 2))
        {
            var first = firsts[second.Code[..^1] + "1"];
            Assert.That(first.State, Is.EqualTo(CallState.Void));
            Assert.That(first.Deadline, Is.LessThan(second.Published));
            Assert.That(second.Entity, Is.EqualTo(first.Entity));
        }
    }

    [Test]
    public void Deadlines_OfAllCalls_FollowPublication_AndEndTheirStage()
    {
        foreach (var notice in Open(500).Notices.Where(notice => notice.Deadline is not null))
        {
            var stage = notice.Stages.Single(stage => stage.Name.StartsWith("Presentación de propuestas", StringComparison.Ordinal));
            Assert.That(notice.Deadline, Is.GreaterThan(notice.Published.AddDays(1)));
            Assert.That(stage.End.Time.HasValue, Is.EqualTo(notice.DeadlineHasTime));
            Assert.That(new DateTimeOffset(stage.End.Day, stage.End.Time ?? new TimeOnly(23, 59), TimeSpan.FromHours(-5)), Is.EqualTo(notice.Deadline));
        }
    }

    [Test]
    public void Trades_InTheCatalogue_AreManyAndWellStocked()
    {
        Assert.That(TradeCatalogue.All, Has.Count.GreaterThanOrEqualTo(20));
        Assert.That(TradeCatalogue.All.Select(trade => trade.Templates.Count), Has.All.GreaterThanOrEqualTo(6));
        Assert.That(TradeCatalogue.All.SelectMany(trade => trade.Items).Select(item => item.Unspsc), Has.All.Match("^[0-9]{8}$"));
    }

    [Test]
    public void Templates_Filled_LeaveNoGapOpen()
    {
        var texts = Open(5_000).Notices.Select(notice => notice.Description).ToList();

        Assert.That(texts, Has.None.Contains("{").And.None.Contains("}").And.None.Contains("|"));
        Assert.That(texts.Distinct().Count(), Is.GreaterThan(3_500));
    }

    [Test]
    public void Entities_OfTheRegister_HaveUniqueAcronymsAndValidTaxNumbers()
    {
        int[] weights = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];

        Assert.That(PublisherBook.Entities.Select(entity => entity.Acronym), Is.Unique);
        Assert.That(PublisherBook.Entities.Select(entity => entity.Ruc), Is.Unique);
        foreach (var ruc in PublisherBook.Entities.Select(entity => entity.Ruc))
        {
            var check = (11 - weights.Select((weight, place) => weight * (ruc[place] - '0')).Sum() % 11) % 10;
            Assert.That(ruc, Has.Length.EqualTo(11));
            Assert.That(ruc[10] - '0', Is.EqualTo(check), ruc);
        }
    }

    private static PublisherBook Open(int notices, int seed = 1) =>
        PublisherBook.Open(new PublisherOptions { Notices = notices, Seed = seed, Now = RunningPublisher.Now });
}
