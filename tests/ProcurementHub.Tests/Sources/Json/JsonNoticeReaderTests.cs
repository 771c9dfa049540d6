using System.Text;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Sources.Reading;

namespace ProcurementHub.Tests.Sources.Json;

public sealed class JsonNoticeReaderTests
{
    private const string Fields = """
        fields:
          nativeId: { path: id }
          title: { path: name }
          entityName: { path: buyer.name }
          published: { path: at, as: date epochMs|dd/MM/yyyy }
          amount: { path: value, as: money }
          smeReserved: { path: items.reserved, as: flag }
          department: { path: items.place, match: "^([^/]+)" }
          province: { path: items.place, match: "^[^/]+/([^/]+)" }
          code: { path: items.codes, as: code CUBSO }
          url: { path: link }
        """;

    private static readonly SourceDefinition list = Reading.Definition($$"""
        reader: json
        country: PE
        numbers: "1,234.56"
        json:
          rows: data.items
          landmark: data.total
          schedule: { rows: stages, stage: name, start: from, end: to }
          documents: { rows: files, title: name, link: "/files/{id}/{name}", published: on }
        schedule: { deadlineStage: Cotización }
        {{Fields}}
        """);

    [Test]
    public async Task Row_WithEverything_IsOneRecord()
    {
        const string Row = """
            { "id": 17, "name": "Compra", "buyer": { "name": "Entidad" }, "at": 1767225600000, "value": 1.5E3, "link": "/n/17",
              "items": [ { "place": "PIURA/TALARA/X", "codes": ["44121700", "44121701"], "reserved": false },
                         { "place": "CUSCO/ANTA/Y", "codes": 44121702, "reserved": true } ],
              "stages": [ { "name": "Consultas", "from": "01/01/2026", "to": "02/01/2026" }, { "name": "Cotización", "to": "09/01/2026" }, { "name": null } ],
              "files": [ { "id": 5, "name": "bases 1.pdf", "on": "01/01/2026" }, { "name": "no id" } ] }
            """;

        var items = await Reading.ReadAsync(list, $$"""{ "data": { "total": 1, "items": [ {{Row}} ] } }""", "https://portal.example/api/list?page=1");

        var record = Reading.Records(items).Single();
        Assert.Multiple(() =>
        {
            Assert.That(record.Position, Is.EqualTo("data.items[0]"));
            Assert.That(record[FieldNames.NativeId], Is.EqualTo("17"));
            Assert.That(record[FieldNames.EntityName], Is.EqualTo("Entidad"));
            Assert.That(record[FieldNames.Amount], Is.EqualTo("1500"));
            Assert.That(record[FieldNames.Url], Is.EqualTo("https://portal.example/n/17"));
            Assert.That(record.Codes.Select(code => code.Id), Is.EqualTo(new[] { "44121700", "44121701", "44121702" }));
            Assert.That(record.Stages, Is.EqualTo(new[] { new StageText("Consultas", "01/01/2026", "02/01/2026"), new StageText("Cotización", null, "09/01/2026") }));
            Assert.That(record.Documents, Is.EqualTo(new[] { new DocumentText("bases 1.pdf", "https://portal.example/files/5/bases%201.pdf", "01/01/2026") }));
            Assert.That(record.IsPartial, Is.False);
        });
        var notice = Reading.Normaliser.Normalise(record, list).Notice!.Content;
        Assert.That(notice.Published, Is.EqualTo(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)));
        Assert.That(notice.Regions.Select(place => place.Code), Is.EqualTo(new[] { "PE-2007", "PE-0803" }));
        Assert.That(notice.SmeReserved, Is.True);
    }

    [Test]
    public async Task Values_ThatAreNull_AreAbsentAndNotZero()
    {
        var items = await Reading.ReadAsync(list, """{ "data": { "total": 1, "items": [ { "id": "A", "name": null, "value": null, "buyer": null, "items": null, "stages": null } ] } }""");

        var record = Reading.Records(items).Single();
        Assert.That(record.Fields.Select(field => field.Key), Is.EqualTo(new[] { FieldNames.NativeId }));
    }

    [Test]
    public async Task Member_ThatStandsTwice_IsTakenAsItStandsLast()
    {
        var items = await Reading.ReadAsync(list, """{ "data": { "total": 1, "items": [ { "id": 1, "id": 2, "name": "A" } ] } }""");

        Assert.That(Reading.Records(items).Single()[FieldNames.NativeId], Is.EqualTo("2"));
    }

    [Test]
    public async Task List_WithoutRows_IsReadToItsEndAndGivesNone() =>
        Assert.That(await Reading.ReadAsync(list, """{ "data": { "total": 0, "items": [] } }"""), Is.Empty);

    [TestCase("""{ "data": { "total": 0 } }""", "an object of data")]
    [TestCase("""{ "data": { "total": 0, "items": null } }""", "an object of data")]
    [TestCase("""{ "data": { "items": [] } }""", "an object of data")]
    [TestCase("""{ "error": "session expired" }""", "an object of error")]
    [TestCase("[]", "a list of 0")]
    [TestCase("true", "a single value")]
    [TestCase("", "empty")]
    [TestCase(" \n", "empty")]
    [TestCase("<!DOCTYPE html><title>Login</title>", "a page or XML, not JSON")]
    [TestCase("""{ "data": { "total": 1, "items": [ { "id": 1 """, "no valid JSON")]
    public async Task Answer_WithoutItsLandmarkOrRows_IsBroken(string text, string reason)
    {
        var items = await Reading.ReadAsync(list, text);

        Assert.That(((ReadItem.Broken)items.Single()).Reason, Does.Contain(reason));
    }

    [Test]
    public async Task Row_ThatIsNoObject_IsUnreadableAndTheOthersAreRead()
    {
        var items = await Reading.ReadAsync(list, """{ "data": { "total": 2, "items": [ "x", { "id": 2, "name": "B" } ] } }""");

        Assert.That(((ReadItem.Unreadable)items[0]).Position, Is.EqualTo("data.items[0]"));
        Assert.That(Reading.Records(items).Single()[FieldNames.NativeId], Is.EqualTo("2"));
    }

    [Test]
    public async Task Rows_AsMembersOfAnObject_AreNamedByIt()
    {
        var byKey = Reading.Definition("reader: json\njson: { rows: data.* }\nfields:\n  nativeId: { path: '@key' }\n  title: { path: name }\n  sourceDate: { path: $.made }");

        var items = await Reading.ReadAsync(byKey, """{ "made": "2026-01-02", "data": { "A-1": { "name": "x" }, "A-2": { "name": "y" } } }""");
        var none = await Reading.ReadAsync(byKey, """{ "data": {} }""");
        var other = await Reading.ReadAsync(byKey, """{ "date": {} }""");

        var records = Reading.Records(items).ToList();
        Assert.That(records.Select(record => (record[FieldNames.NativeId], record[FieldNames.SourceDate])), Is.EqualTo(new[] { ("A-1", "2026-01-02"), ("A-2", "2026-01-02") }));
        Assert.That(none, Is.Empty);
        Assert.That(other.Single(), Is.InstanceOf<ReadItem.Broken>());
    }

    [TestCase("json: { rows: $ }", """[ { "id": 1, "name": "x" }, { "id": 2, "name": "y" } ]""", 2)]
    [TestCase("json: { rows: $ }", """{ "id": 1, "name": "x" }""", 1)]
    [TestCase("json: { rows: data }", """{ "data": { "id": 1, "name": "x" } }""", 1)]
    [TestCase("json: { rows: 'pages[*].items' }", """{ "pages": [ { "items": [ { "id": 1 } ] }, { "items": [ { "id": 2 }, { "id": 3 } ] } ] }""", 3)]
    public async Task Rows_OfOtherShapes_AreFound(string section, string text, int count)
    {
        var definition = Reading.Definition($"reader: json\n{section}\nfields:\n  nativeId: {{ path: id }}");

        Assert.That(Reading.Records(await Reading.ReadAsync(definition, text)).Count(), Is.EqualTo(count));
    }

    [Test]
    public async Task Detail_IsToldFromAListByItsLandmark_AndBothArePartial()
    {
        var both = Reading.Definition("""
            reader: json
            json: { rows: data, wrapped: ["saved[*].body", "*.answer"] }
            fields:
              nativeId: { path: id }
            detail:
              landmark: notice.id
              follow: /notices/{id}
              fields:
                nativeId: { path: notice.id }
                title: { path: notice.name }
            """);
        const string List = """{ "data": [ { "id": 1 } ] }""";
        const string One = """{ "notice": { "id": 1, "name": "x" } }""";

        var all = Reading.Records(
        [
            .. await Reading.ReadAsync(both, List),
            .. await Reading.ReadAsync(both, One),
            .. await Reading.ReadAsync(both, $$"""{ "saved": [ { "body": {{One}} }, { "body": {{List}} } ] }"""),
        ]).ToList();
        var odd = await Reading.ReadAsync(both, $$"""{ "a": { "answer": {{One}} }, "b": { "answer": { "error": 1 } } }""");

        Assert.That(all.Select(record => (record.Position, record[FieldNames.Title], record.IsPartial)), Is.EqualTo(new (string, string?, bool)[]
        {
            ("data[0]", null, true), ("answer", "x", true), ("saved[0].body", "x", true), ("saved[1].body.data[0]", null, true),
        }));
        Assert.That(odd.Select(item => item.GetType().Name), Is.EqualTo(new[] { "Found", "Unreadable" }));
    }

    [Test]
    public async Task Bytes_InWindows1252OrWithLineBreaksInTexts_AreReadAllTheSame()
    {
        var latin = Encoding.Latin1.GetBytes("""{ "data": { "total": 1, "items": [ { "id": 1, "name": "Adquisición" } ] } }""");
        var marked = Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes("{ \"data\": { \"total\": 1, \"items\": [ { \"id\": 1, \"name\": \"Compra\nde papel\" } ] } }")).ToArray();

        Assert.That(Reading.Records(await Reading.ReadAsync(list, latin)).Single()[FieldNames.Title], Is.EqualTo("Adquisición"));
        Assert.That(Reading.Records(await Reading.ReadAsync(list, marked)).Single()[FieldNames.Title], Is.EqualTo("Compra de papel"));
    }

    [Test]
    public async Task Document_NestedWithoutEnd_IsBroken()
    {
        var items = await Reading.ReadAsync(list, new string('[', 100_000));

        Assert.That(items.Single(), Is.InstanceOf<ReadItem.Broken>());
    }

    [Test]
    public async Task Document_LargerThanAnyAnswer_IsBrokenAndNotReadToItsEnd()
    {
        await using var endless = new Ocds.EndlessPackage([Encoding.UTF8.GetBytes("{}")], int.MaxValue);

        var items = await Reading.ReadAsync(list, endless, new DocumentOrigin("big.json"));

        Assert.That(((ReadItem.Broken)items.Single()).Reason, Does.Contain("larger than 64 MB"));
    }
}
