namespace ProcurementHub.Tests.Host;

public sealed class TrainSectorsTests
{
    private readonly HubProcess hub = new();

    [OneTimeTearDown]
    public void Clean() => hub.Dispose();

    [Test]
    public async Task TrainSectors_OwnLines_MakeAModelThatClassifyUses()
    {
        var folder = hub.Folder("own");
        var lines = Path.Combine(folder, "lines.jsonl");
        var model = Path.Combine(folder, "model.txt");
        await File.WriteAllLinesAsync(lines, [.. Enumerable.Range(0, 40).SelectMany(n => new[]
        {
            $$"""{"text":"compra de zorzalines modelo {{n}}","codes":[{"scheme":"UNSPSC","id":"56121500"}],"entity":"A"}""",
            $$"""{"text":"compra de gravichelas lote {{n}}","codes":[{"scheme":"UNSPSC","id":"50131700"}],"entity":"B"}""",
        }), "{bad"]);

        var run = (await hub.RunAsync("train-sectors", "--lines", lines, "--out", model, "--json")).Expect(1);
        var again = (await hub.RunAsync("train-sectors", "--lines", lines, "--out", model + "2", "--json")).Expect(1);
        var told = (await hub.RunWithInputAsync("adquisición de zorzalín"u8.ToArray(), "classify", "--json", "--set", $"Sectors:Model={model}")).Expect(0);
        var shipped = (await hub.RunWithInputAsync("adquisición de zorzalín"u8.ToArray(), "classify", "--json")).Expect(0);

        Assert.That(run.Errors, Does.Contain("lines.jsonl, line 81: is not JSON"));
        Assert.That((run["tried"], run["entities"]), Is.EqualTo((80, 2)));
        Assert.That(again["features"], Is.EqualTo(run["features"]));
        Assert.That(await File.ReadAllBytesAsync(model + "2"), Is.EqualTo(await File.ReadAllBytesAsync(model)));
        Assert.That(told.Row.GetProperty("sectors")[0].GetProperty("sector").GetString(), Is.EqualTo("furniture"));
        Assert.That(shipped.Row.GetProperty("sectors").GetArrayLength(), Is.Zero);
    }

    [Test]
    public async Task SectorsModel_ThatIsNone_IsNamedWithItsKey()
    {
        var model = Path.Combine(hub.Folder("none"), "model.txt");
        await File.WriteAllTextAsync(model, "not a model");

        var run = (await hub.RunWithInputAsync("sillas"u8.ToArray(), "classify", "--set", $"Sectors:Model={model}")).Expect(2);

        Assert.That(run.Errors, Does.Contain("Sectors:Model").And.Contain("Its first line is not"));
    }
}
