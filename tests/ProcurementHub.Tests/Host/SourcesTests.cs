using ProcurementHub.Tests.Storage;

namespace ProcurementHub.Tests.Host;

/// <summary>What the operator sees of sources, through the real program.</summary>
[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class SourcesTests<TDatabase> : HubProcessTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private string directory = null!;

    [SetUp]
    public async Task OpenAsync()
    {
        await NewHubAsync();
        var folder = Hub.Folder("definitions");
        directory = $"Sources:Directory={folder}";
        // Port 9 is reserved for discarding; nothing listens there.
        await File.WriteAllTextAsync(Path.Combine(folder, "xx-dead.yml"), """
            id: xx-dead
            title: { es: Portal muerto, en: Dead portal }
            zone: America/Lima
            reader: ocds
            verified: saved files
            start: http://127.0.0.1:9/ocds
            every: 1h
            quiet: ["22:00-06:00"]
            """);
    }

    [Test]
    public async Task Sources_WithOneThatFails_ShowItsPassesItsReasonAndWhenItIsDue()
    {
        var first = await RunAsync("collect", "xx-dead", "--now", "2026-11-22T09:00:00-05:00");
        var second = await RunAsync("collect", "xx-dead", "--now", "2026-11-22T09:20:00-05:00");
        Assert.That(first.Expect(1).Errors, Does.Not.Contain("the scheduler lets it alone"));
        Assert.That(second.Expect(1).Errors, Does.Contain("xx-dead: the scheduler lets it alone until 2026-11-22 15:"));

        var list = (await RunAsync("sources", "--json", "--now", "2026-11-22T09:30:00-05:00")).Expect(0);
        var row = list.Rows.Single(row => row.GetProperty("source").GetString() == "xx-dead");
        Assert.That(
            (row.GetProperty("health").GetString(), row.GetProperty("polled").GetBoolean(), row.GetProperty("nextRunReason").GetString(),
                row.GetProperty("consecutiveFailures").GetInt32(), row.GetProperty("verified").GetString()),
            Is.EqualTo(("failing", true, "back_off", 2, "saved files")));

        foreach (var verb in new[] { new[] { "sources", "xx-dead" }, ["sources", "show", "xx-dead"] })
        {
            var detail = (await RunAsync([.. verb, "--json", "--now", "2026-11-22T09:30:00-05:00"])).Expect(0).Row;
            Assert.That((detail.GetProperty("passes").GetArrayLength(), detail.GetProperty("failures").GetArrayLength()), Is.EqualTo((2, 1)));
        }

        var text = (await RunAsync("sources", "xx-dead", "--now", "2026-11-22T09:30:00-05:00")).Expect(0).Output;
        Assert.That(text, Does.Contain("every 1h, not 22:00-06:00 (America/Lima)").And.Contain("2 failures in a row").And.Contain("What went wrong"));
    }

    [Test]
    public async Task Sources_WithOthersEnabled_ShowThatItIsNotPolled()
    {
        (await RunAsync("migrate")).Expect(0);

        var run = (await RunAsync("sources", "--set", "Sources:Enabled=xx-dead", "--json")).Expect(0);

        Assert.That(run.Rows.Where(row => row.GetProperty("polled").GetBoolean()).Select(row => row.GetProperty("source").GetString()), Is.EqualTo(new[] { "xx-dead" }));
    }

    [TestCase("Sources:Enabled=xx-dead,pe-nowhere", "Sources:Enabled: there is no source 'pe-nowhere'")]
    [TestCase("Sources:Enabled=ocds", "Sources:Enabled: 'ocds' has no address")]
    [TestCase("Sources:Quiet=at night", "Sources:Quiet: 'at night'")]
    [TestCase("Sources:AtOnce=none", "Sources:AtOnce: 'none'")]
    public async Task Start_WithAWrongSetting_NamesItsKey(string setting, string message)
    {
        var run = (await RunAsync("sources", "--set", setting)).Expect(2);

        Assert.That(run.ErrorLines.Single(), Does.Contain(message));
    }

    private Task<HubRun> RunAsync(params string[] arguments) => Hub.RunAsync([.. arguments, "--set", directory]);
}
