using ProcurementHub.Tests.Storage;

namespace ProcurementHub.Tests.Host;

/// <summary>Colombia's annual plans, their register and the lists of entities, as a user runs them.</summary>
[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class CollectColombiaTests<TDatabase> : HubProcessTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private HubRun plans = null!;

    [OneTimeSetUp]
    public async Task CollectAsync()
    {
        plans = await CollectAsync("co-secop-plans");
        (await CollectAsync("co-entities")).Expect(0);
    }

    [Test]
    public void Folder_GivesEveryLineAndEveryPublication() => Assert.That(
        (plans.Expect(0)["documents"], plans["records"], plans["new"], plans["planLines"], plans["rejected"], plans["warnings"]),
        Is.EqualTo((12, 14_182, 14_182, 14_161, 0, 0)));

    [Test]
    public async Task SecondPass_ChangesNothing()
    {
        var again = await CollectAsync("co-secop-plans");

        Assert.That((again.Expect(0)["records"], again["new"], again["changed"], again["unchanged"]), Is.EqualTo((14_182, 0, 0, 14_182)));
    }

    [Test]
    public async Task Published_AreTheRegistersPlansWithTheirDaysAndLines()
    {
        var rows = (await Hub.RunAsync("plans", "published", "--year", "2023", "--json")).Expect(0).Rows;

        Assert.That(rows, Has.Count.EqualTo(21));
        Assert.That(rows.Sum(row => row.GetProperty("lines").GetInt32()), Is.EqualTo(14_161));
        Assert.That(rows[0].GetProperty("published").GetDateTimeOffset(), Is.EqualTo(new DateTimeOffset(2023, 4, 26, 5, 0, 0, TimeSpan.Zero)));
    }

    [Test]
    public async Task Missing_AreTheListedEntitiesWithoutAPlan()
    {
        var run = await Hub.RunAsync("plans", "missing", "--list", "co-entities", "--year", "2023", "--json");

        Assert.That(run.Expect(0).Rows, Has.Count.EqualTo(5_425));
        Assert.That(run.Errors, Does.Contain("A plan for 2023 is known of 19 lines, none of 5,425, which are 4,473 entities; of 879 it cannot be told").And.Contain("co-entities: 6,323 lines, for "));
    }

    [Test]
    public async Task Missing_InAYearWithoutAnyPlan_CannotBeTold()
    {
        var run = await Hub.RunAsync("plans", "missing", "--list", "co-entities", "--year", "2024", "--json");

        Assert.That(run.Expect(1).Rows, Is.Empty);
        Assert.That(run.Errors, Does.Contain("nothing can be said of the 6,323 lines of this list"));
    }

    private Task<HubRun> CollectAsync(string source) =>
        Hub.RunAsync("collect", source, "--from", SharedData.Path("colombia-plans"), "--json");
}
