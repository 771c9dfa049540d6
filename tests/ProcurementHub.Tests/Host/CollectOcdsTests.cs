using ProcurementHub.Tests.Storage;

namespace ProcurementHub.Tests.Host;

/// <summary>Open contracting files of five publishers, three of them empty.</summary>
[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class CollectOcdsTests<TDatabase> : HubProcessTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private HubRun first = null!;

    [OneTimeSetUp]
    public async Task CollectAsync() => first = await CollectAsync(SharedData.Path("ocds"));

    [Test]
    public void Folder_IsReadButForItsEmptyFiles()
    {
        var failures = first.Expect(1).Row.GetProperty("failures").EnumerateArray().ToList();

        Assert.Multiple(() =>
        {
            Assert.That(first["documents"], Is.EqualTo(229));
            Assert.That(first["rejectedDocuments"], Is.EqualTo(3));
            Assert.That(failures, Has.Count.EqualTo(3));
            Assert.That(failures.Select(failure => failure.GetProperty("reason").GetString()), Is.All.Contains("empty"));
            Assert.That(failures.Select(failure => failure.GetProperty("document").GetString()), Is.Unique);
            Assert.That(first.Row.GetProperty("outcome").GetString(), Is.EqualTo("partly"));
        });
    }

    [Test]
    public void Records_AreEachCountedOnce() => Assert.That(
        first["records"],
        Is.EqualTo(first["new"] + first["changed"] + first["unchanged"] + first["rejected"] - first["rejectedDocuments"]));

    [Test]
    public async Task SecondPass_OverTheSameFiles_ChangesNothing()
    {
        var again = await CollectAsync(SharedData.Path("ocds"));

        Assert.That((again["new"], again["changed"], again["records"]), Is.EqualTo((0, 0, first["records"])));
    }

    [Test]
    public async Task SecondPass_OverACopyAtAnotherPath_ChangesNothing()
    {
        var again = await CollectAsync(ReleasedFolder.Copy(SharedData.Path("ocds"), Hub.Folder("elsewhere"), "*", touch: false));

        Assert.That((again["new"], again["changed"], again["records"]), Is.EqualTo((0, 0, first["records"])));
    }

    [Test]
    public async Task SecondPass_OverTheSameInOtherBytes_ReadsAllOfItAndChangesNothing()
    {
        var again = await CollectAsync(ReleasedFolder.Copy(SharedData.Path("ocds"), Hub.Folder("touched"), "*", touch: true));

        Assert.That((again["new"], again["changed"], again["records"]), Is.EqualTo((0, 0, first["records"])));
    }

    [Test]
    public async Task Sources_ShowWhyTheLastPassIsOnlyPartlyDone()
    {
        var source = (await Hub.RunAsync("sources", "--json")).Expect(0).Rows
            .Single(row => row.GetProperty("source").GetString() == "ocds");

        Assert.That(source.GetProperty("health").GetString(), Is.EqualTo("partly"));
        Assert.That(source.GetProperty("failureReason").GetString(), Does.Contain("empty").And.EndsWith("(and 2 more)"));
    }

    private Task<HubRun> CollectAsync(string folder) => Hub.RunAsync("collect", "ocds", "--from", folder, "--json");
}
