using ProcurementHub.Jobs.Health;

namespace ProcurementHub.Tests.Jobs.Health;

public sealed class UsualRecordsTests
{
    [TestCase(41, 412)]
    [TestCase(42, null)]
    [TestCase(40, 412)]
    [TestCase(0, 412)]
    public void DroppedFrom_ATenthOfTheMedian_IsWhereItBegins(int records, int? usual)
    {
        // A tenth of it is 41.2. A single odd pass among the others moves the mean, not the median.
        var dropped = UsualRecords.DroppedFrom(records, [412, 415, 3, 400, 9_000]);

        Assert.That(dropped, Is.EqualTo(usual));
    }

    [Test]
    public void DroppedFrom_FewPasses_CannotTell() => Assert.That(UsualRecords.DroppedFrom(0, [400, 400, 400, 400]), Is.Null);

    [Test]
    public void DroppedFrom_SmallSource_MayHaveAQuietDay() => Assert.That(UsualRecords.DroppedFrom(0, [12, 19, 15, 9, 19]), Is.Null);

    [Test]
    public void DroppedFrom_SourceThatStaysSmall_IsBelievedWhenMostOfTheWindowIsSmall()
    {
        var passes = Enumerable.Repeat(400, 8).ToList();
        var drops = 0;
        while (UsualRecords.DroppedFrom(20, passes) is not null)
        {
            drops++;
            passes.Insert(0, 20);
        }

        Assert.That(drops, Is.EqualTo(9), "as many as there were before, and the one that tips it");
    }

    [TestCase(10, 14 * 24)]
    [TestCase(24 * 60, 15 * 24)]
    [TestCase(30 * 24 * 60, 450 * 24)]
    public void Window_ForEveryCadence_HoldsEnoughPassesAndTwoWeeks(int everyMinutes, int hours) =>
        Assert.That(UsualRecords.Window(TimeSpan.FromMinutes(everyMinutes)), Is.EqualTo(TimeSpan.FromHours(hours)));
}
