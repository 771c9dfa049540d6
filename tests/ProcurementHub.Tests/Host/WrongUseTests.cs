namespace ProcurementHub.Tests.Host;

/// <summary>What is wrong is said in a line that helps, and by an exit code that scripts can ask.</summary>
public sealed class WrongUseTests
{
    private readonly HubProcess hub = new();

    [OneTimeTearDown]
    public void Clean() => hub.Dispose();

    [TestCase("frobnicate", "'frobnicate'")]
    [TestCase("collect no-such-source", "There is no source 'no-such-source'; there are: ", "pe-oece")]
    [TestCase("collect ocds --from no/such/folder", "'no/such/folder' is not a file or a folder")]
    [TestCase("collect ocds pe-oece --from .", "--from reads for one source")]
    [TestCase("collect --now yesterday", "--now: 'yesterday' is not an instant such as")]
    [TestCase("sources --set Mail:From", "--set: 'Mail:From' is not of the form KEY=VALUE")]
    [TestCase("sources --set Site:SendHour=25", "Site:SendHour: 25")]
    [TestCase("sources --set Site:SendHour=noon", "Site:SendHour")]
    [TestCase("sources --set Site:TimeZone=Mars/Olympus", "Site:TimeZone: 'Mars/Olympus'")]
    [TestCase("sources --set Logging:Format=xml", "Logging:Format: 'xml' is not text or json")]
    [TestCase("sources --set Database:Provider=Oracle", "Database:Provider: 'Oracle'")]
    [TestCase("sources --set Sectors:Model=no-such-model.txt", "Sectors:Model: 'no-such-model.txt' is not a file")]
    [TestCase("train-sectors", "nothing to learn from")]
    [TestCase("train-sectors --list UNSPSC", "--list: 'UNSPSC' is not of the form SCHEME=FILE")]
    [TestCase("train-sectors --lines no-such.jsonl", "'no-such.jsonl' is not a file")]
    [TestCase("export notices --format xml", "xml")]
    [TestCase("export", "")]
    [TestCase("subscribers import no-such.csv --verified", "no-such.csv")]
    public async Task Command_ThatCannotBeMeant_IsRefusedWithoutAStackTrace(string arguments, params string[] said)
    {
        var run = (await hub.RunAsync(arguments.Split(' '))).Expect(2);

        foreach (var part in said)
            Assert.That(run.Errors, Does.Contain(part));
        Assert.That(run.Output, Is.Empty);
        AssertReadable(run);
    }

    [Test]
    public async Task DataFolder_ThatIsAFile_CannotBeUsed()
    {
        var file = Path.Combine(hub.Folder("taken"), "data");
        await File.WriteAllTextAsync(file, "not a folder");

        var run = (await hub.RunBareAsync("sources", "--data", file)).Expect(3);

        Assert.That(run.Errors, Does.Contain("cannot run").And.Contain(file));
        AssertReadable(run);
    }

    [Test]
    public async Task Database_ThatIsNone_CannotBeUsed()
    {
        var folder = hub.Folder("damaged");
        await File.WriteAllTextAsync(Path.Combine(folder, "hub.db"), new string('x', 5000));

        var run = (await hub.RunBareAsync("sources", "--data", folder)).Expect(3);

        Assert.That(run.Errors, Does.Contain("cannot run"));
        AssertReadable(run);
    }

    [Test]
    public async Task Help_OfTheProgramAndOfAVerb_IsAResult()
    {
        var program = (await hub.RunBareAsync("--help")).Expect(0);
        var verb = (await hub.RunBareAsync("collect", "--help")).Expect(0);

        Assert.That(program.Output, Does.Contain("collect").And.Contain("--data"));
        Assert.That(verb.Output, Does.Contain("--from"));
        Assert.That(program.Errors + verb.Errors, Is.Empty);
    }

    [Test]
    public async Task JsonOutput_OfEveryVerb_IsJsonOnly()
    {
        await File.WriteAllTextAsync(Path.Combine(hub.Folder("in"), "bad.json"), "{\"releases\":[");
        var collect = (await hub.RunAsync("collect", "ocds", "--from", hub.Folder("in"), "--json")).Expect(1);
        var sources = (await hub.RunAsync("sources", "--json", "--verbose")).Expect(0);
        var check = (await hub.RunAsync("sources", "check", "ocds", "--from", hub.Folder("in"), "--json")).Expect(1);

        Assert.Multiple(() =>
        {
            Assert.That(collect["rejectedDocuments"], Is.EqualTo(1));
            Assert.That(sources.Rows.Select(row => row.GetProperty("source").GetString()), Is.Ordered.And.Member("ocds"));
            Assert.That(check.Output, Is.Empty.Or.StartWith("{"));
            Assert.That(collect.Errors, Does.Contain("bad.json"), "people are told what failed");
            Assert.That(check.Errors, Does.Contain("bad.json"));
        });
    }

    private static void AssertReadable(HubRun run)
    {
        Assert.That(run.ErrorLines, Has.Count.InRange(1, 2), run.Errors);
        Assert.That(run.Errors, Does.Not.Contain("   at ").And.Not.Contain("Exception"));
        Assert.That(run.ErrorLines, Is.All.StartsWith("hub"));
    }
}
