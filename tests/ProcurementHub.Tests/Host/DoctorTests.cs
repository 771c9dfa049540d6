using ProcurementHub.Tests.Storage;

namespace ProcurementHub.Tests.Host;

[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class DoctorTests<TDatabase> : HubProcessTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    [SetUp]
    public Task OpenAsync() => NewHubAsync();

    [Test]
    public async Task Doctor_OfAFreshHub_FindsEverythingWell()
    {
        (await Hub.RunAsync("migrate")).Expect(0);

        var run = (await Hub.RunAsync("doctor", "--json", "--set", "Fetch:Contact=avisos@hub.example")).Expect(0);

        Assert.That(
            run.Rows.Select(row => (row.GetProperty("check").GetString(), row.GetProperty("state").GetString())),
            Is.EqualTo(new[] { "database", "server", "disk", "mail", "outbox", "clock", "contact", "definitions", "sources" }.Select(check => (check, "ok"))));
    }

    [Test]
    public async Task Doctor_WithoutItsMailServer_SaysWhatToDo()
    {
        (await Hub.RunAsync("migrate")).Expect(0);

        // Port 9 is reserved for discarding; nothing listens there.
        var run = await Hub.RunAsync(
            "doctor", "--set", "Mail:Transport=Smtp", "--set", "Mail:Smtp:Host=127.0.0.1", "--set", "Mail:Smtp:Port=9");

        run.Expect(3);
        Assert.That(run.Output, Does.Contain("cannot be reached").And.Contain("Mail:Smtp:Host"));
    }

    [Test]
    public async Task Doctor_WithoutAContact_NamesItsKey()
    {
        (await Hub.RunAsync("migrate")).Expect(0);

        var run = (await Hub.RunAsync("doctor")).Expect(1);

        Assert.That(run.Output, Does.Contain("Fetch:Contact"));
    }

    [Test]
    public async Task Doctor_BeforeTheDatabaseIsMade_NamesTheVerbThatMakesIt()
    {
        var run = (await Hub.RunAsync("doctor")).Expect(1);

        Assert.That(run.Output, Does.Contain("hub migrate"));
    }
}
