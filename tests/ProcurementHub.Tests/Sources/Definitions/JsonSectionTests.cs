using ProcurementHub.Sources.Definitions;

namespace ProcurementHub.Tests.Sources.Definitions;

public sealed class JsonSectionTests
{
    private const string Head = """
        id: xx-test
        title: { es: Prueba, en: Test }
        zone: America/Lima
        reader: json

        """;

    [TestCase("json: { rows: data }\nfields:\n  title: { path: 'a[' }", 7, "fields.title.path", "is not a path")]
    [TestCase("json: { rows: data }\nfields:\n  title: { column: a }", 7, "fields.title", "by a path")]
    [TestCase("json: { rows: data }", 1, "fields", "is missing")]
    [TestCase("json: { rows: 'data..x' }\nfields:\n  title: { path: a }", 5, "json.rows", "is not a path")]
    [TestCase("json: { row: data }\nfields:\n  title: { path: a }", 5, "json.row", "is not known here")]
    [TestCase("fields:\n  title: { path: a }", 1, "json", "must name the rows")]
    [TestCase("json: { rows: data, schedule: { rows: s } }\nfields:\n  title: { path: a }", 5, "json.schedule.stage", "is missing")]
    [TestCase("json: { rows: data }\nfields:\n  title: { path: a }\ndetail: { follow: '/x/{a' , landmark: b }", 8, "detail.follow", "not closed")]
    [TestCase("json: { rows: data }\nfields:\n  title: { path: a }\ndetail: { follow: '/x/{a}' }", 8, "detail.landmark", "is missing")]
    public void Load_Mistake_IsNamedWithItsLineAndKey(string text, int line, string key, string message)
    {
        var loaded = DefinitionLoader.Load(Head + text + "\n", "mine.yml");

        Assert.That(loaded.Definition, Is.Null);
        var error = loaded.Errors.SingleOrDefault(error => error.Key == key);
        Assert.That(error, Is.Not.Null, () => string.Join('\n', loaded.Errors));
        Assert.That((error!.File, error.Line), Is.EqualTo(("mine.yml", line)));
        Assert.That(error.Message, Does.Contain(message));
    }
}
