using System.Text;
using System.Text.Json;

namespace ProcurementHub.Tests.Host;

public sealed class ClassifyTests
{
    private readonly HubProcess hub = new();

    [OneTimeTearDown]
    public void Clean() => hub.Dispose();

    [Test]
    public async Task Classify_TextsAndObjects_GivesEachLinesSectorsAndRegions()
    {
        var run = (await ClassifyAsync("""
            ADQUISICIÓN DE MOBILIARIO ESCOLAR PARA LA I.E. N° 54385

            {"text":"Ítem 3","codes":[{"scheme":"CUBSO","id":5611210400012345}],"place":"Arequipa"}
            {"text":"Reparación del techo de la escuela, distrito de Simbal, provincia de Trujillo"}
            Varios
            """)).Expect(0);

        Assert.That(run.Rows.Select(row => row.GetProperty("line").GetInt32()), Is.EqualTo(new[] { 1, 3, 4, 5 }));
        Assert.That(run.Rows.Select(row => Told(row, "sectors", "sector")), Is.EqualTo(new[] { "furniture text", "furniture code", "construction text", "" }));
        Assert.That(run.Rows.Select(row => Told(row, "regions", "region")), Is.EqualTo(new[] { "", "PE-ARE place", "PE-130110 text", "" }));
        Assert.That(run.Rows[0].GetProperty("sectors")[0].GetProperty("from").GetString(), Does.Contain("mobiliario"));
        Assert.That(Directory.Exists(hub.Data), Is.False);
    }

    [Test]
    public async Task Classify_LinesThatCannotBeRead_AreToldWithTheirNumberAndTheOthersClassified()
    {
        byte[] input = [.. "{\"text\":3}\nuniformes escolares\n{bad\n{}\n{\"codes\":7}\nsillas "u8, 0xF1, .. "\n"u8];

        var run = (await hub.RunWithInputAsync(input, "classify", "--json")).Expect(1);

        Assert.That(run.Rows, Has.Count.EqualTo(6));
        Assert.That(run.Rows.Where(row => row.GetProperty("error").ValueKind == JsonValueKind.Null).Select(row => row.GetProperty("line").GetInt32()), Is.EqualTo(new[] { 2 }));
        Assert.That(run.ErrorLines[0], Is.EqualTo("line 1: 'text' is not a text"));
        Assert.That(run.Errors, Does.Contain("line 3: is not JSON").And.Contain("line 4: has neither").And.Contain("line 5: 'codes' is not a list")
            .And.Contain("line 6: holds bytes that are not UTF-8").And.Contain("5 of 6 lines"));
    }

    [Test]
    public async Task Classify_NothingReadable_IsWrongInput() => (await ClassifyAsync("{bad")).Expect(2);

    [Test]
    public async Task Classify_WithoutJson_IsATable()
    {
        var run = (await hub.RunWithInputAsync("Construcción de puente"u8.ToArray(), "classify")).Expect(0);

        Assert.That(run.Output, Does.Contain("Construcción de puente").And.Contain("construction").And.Contain("by text"));
    }

    private Task<HubRun> ClassifyAsync(string input) => hub.RunWithInputAsync(Encoding.UTF8.GetBytes(input), "classify", "--json");

    private static string Told(JsonElement row, string list, string name) =>
        string.Join(' ', row.GetProperty(list).EnumerateArray().Select(one => $"{one.GetProperty(name).GetString()} {one.GetProperty("basis").GetString()}"));
}
