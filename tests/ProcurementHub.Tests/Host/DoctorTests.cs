namespace ProcurementHub.Tests.Host;

public sealed class DoctorTests
{
    private HubProcess hub = null!;

    [SetUp]
    public void Open() => hub = new HubProcess();

    [TearDown]
    public void Clean() => hub.Dispose();

    [Test]
    public async Task Doctor_OfAFreshHub_FindsEverythingWell()
    {
        (await hub.RunAsync("migrate")).Expect(0);

        var run = (await hub.RunAsync("doctor", "--json", "--set", "Fetch:Contact=avisos@hub.example")).Expect(0);

        Assert.That(
            run.Rows.Select(row => (row.GetProperty("check").GetString(), row.GetProperty("state").GetString())),
            Is.EqualTo(new[] { "database", "server", "disk", "mail", "outbox", "clock", "contact", "definitions", "sources" }.Select(check => (check, "ok"))));
    }

    [Test]
    public async Task Doctor_WithoutItsMailServer_SaysWhatToDo()
    {
        (await hub.RunAsync("migrate")).Expect(0);

        // Port 9 is reserved for discarding; nothing listens there.
        var run = await hub.RunAsync(
            "doctor", "--set", "Mail:Transport=Smtp", "--set", "Mail:Smtp:Host=127.0.0.1", "--set", "Mail:Smtp:Port=9");

        run.Expect(3);
        Assert.That(run.Output, Does.Contain("cannot be reached").And.Contain("Mail:Smtp:Host"));
    }

    [Test]
    public async Task Doctor_WithoutAContact_NamesItsKey()
    {
        (await hub.RunAsync("migrate")).Expect(0);

        var run = (await hub.RunAsync("doctor")).Expect(1);

        Assert.That(run.Output, Does.Contain("Fetch:Contact"));
    }

    [Test]
    public async Task Doctor_BeforeTheDatabaseIsMade_NamesTheVerbThatMakesIt()
    {
        var run = (await hub.RunAsync("doctor")).Expect(1);

        Assert.That(run.Output, Does.Contain("hub migrate"));
    }
}
