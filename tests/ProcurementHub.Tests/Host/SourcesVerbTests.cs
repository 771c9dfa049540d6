using System.Text.Json;

namespace ProcurementHub.Tests.Host;

public sealed class SourcesVerbTests
{
    private readonly HubProcess hub = new();

    [OneTimeTearDown]
    public void Dispose() => hub.Dispose();

    [Test]
    public async Task Check_BrokenFile_TellsEveryMistakeInTheOrderOfTheFile()
    {
        var file = Path.Combine(hub.Folder("own"), "broken.yml");
        await File.WriteAllTextAsync(file, "id: xx-test\ntitle: { es: Prueba }\nzone: America/Lima\nreader: csv\nevery: often\nfields:\n  titel: { column: A }\n");

        var run = (await hub.RunAsync("sources", "check", file)).Expect(2);

        Assert.That(run.ErrorLines, Is.EqualTo(new[]
        {
            $"hub: {file} cannot be used.",
            $"{file}:2: 'title.en' is missing.",
            $"{file}:5: 'every' must be a number with m, h or d, such as 30m; it is 'often'.",
            $"{file}:7: 'fields.titel' is not a field; 'title' may be meant.",
        }));
    }

    [Test]
    public async Task Check_FileThatIsNotThere_IsNotTakenForASource() =>
        Assert.That((await hub.RunAsync("sources", "check", "own/mine.yml")).Expect(2).Errors, Does.Contain("There is no file 'own/mine.yml'."));

    [Test]
    public async Task Check_OwnDefinition_ShowsWhatItYields()
    {
        var file = Path.Combine(hub.Folder("good"), "mine.yml");
        await File.WriteAllTextAsync(file, "id: xx-test\ntitle: { es: Prueba, en: Test }\nzone: America/Lima\nreader: csv\nfields:\n  nativeId: { column: code }\n  title: { column: name }\n");
        await File.WriteAllTextAsync(Path.Combine(hub.Folder("rows"), "a.csv"), "code,name\nA-1,Lápices\nA-2,\n");

        var run = (await hub.RunAsync("sources", "check", file, "--from", hub.Folder("rows"))).Expect(0);

        Assert.That(run.Output, Does.Contain("1 documents, 2 records: 1 notices, 0 plan lines, 1 rejected"));
        Assert.That(run.Output, Does.Contain("xx-test/A-1"));
        Assert.That(run.Errors, Does.Contain("has neither a title nor a description"));
    }

    [Test]
    public async Task Schema_ToAFile_IsWrittenAndSaysHowToUseIt()
    {
        var file = Path.Combine(hub.Folder("own"), "source-definition.schema.json");
        var written = (await hub.RunBareAsync("sources", "schema", "--out", file)).Expect(0);

        Assert.That(written.Errors, Does.Contain("# yaml-language-server: $schema=source-definition.schema.json"));
        Assert.That(JsonDocument.Parse(await File.ReadAllTextAsync(file)).RootElement.GetProperty("properties").TryGetProperty("verified", out _));
    }

    [Test]
    public async Task Sources_Json_SaysWhatEachWasTriedOn()
    {
        var rows = (await hub.RunAsync("sources", "--json")).Expect(0).Rows.ToDictionary(row => row.GetProperty("source").GetString()!);

        Assert.That(rows["demo-portal"].GetProperty("verified").GetString(), Is.EqualTo("live"));
        Assert.That(rows["pe-seace-search"].GetProperty("verified").GetString(), Is.EqualTo("saved files"));
    }
}
