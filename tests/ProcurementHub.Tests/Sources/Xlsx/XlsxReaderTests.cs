using ProcurementHub.Sources.Definitions;
using ProcurementHub.Sources.Reading;

namespace ProcurementHub.Tests.Sources.Xlsx;

public sealed class XlsxReaderTests
{
    private const string Fields = """
        fields:
          nativeId: { column: Código }
          title: { column: Descripción }
          amount: { column: Monto, as: money, optional: true }
          published: { column: Fecha, as: date dd/MM/yyyy, optional: true }
          code: { column: UNSPSC, as: code UNSPSC, split: [";", ","], optional: true }
        """;

    private static readonly object?[] header = ["CODIGO", "Descripcion ", "Monto", "Fecha", "UNSPSC"];

    [Test]
    public async Task Table_BelowATitle_IsFoundByItsHeader()
    {
        var workbook = new Workbook().Sheet("Plan  ",
            ["Plan anual"], [], header, ["A-1", "Papel", 1234.5, null, "44121700;44121701, 44121702"], [], ["A-2", "Tinta"]);

        var items = await ReadAsync(Definition(), workbook);

        var records = Reading.Records(items).ToList();
        Assert.That(items, Has.Count.EqualTo(2));
        Assert.That(records.Select(record => (record.Position, record[FieldNames.NativeId], record[FieldNames.Title], record[FieldNames.Amount])),
            Is.EqualTo(new[] { ("sheet 'Plan', row 4", "A-1", "Papel", "1234.5"), ("sheet 'Plan', row 6", "A-2", "Tinta", null) }));
        Assert.That(records[0].Codes.Select(code => code.Id), Is.EqualTo(new[] { "44121700", "44121701", "44121702" }));
    }

    [Test]
    public async Task Cells_OfAllKinds_LoseNothing()
    {
        var workbook = new Workbook().Sheet("Plan", header,
            [8110150100012345d, true, 0.1, new DateTime(2023, 7, 24), 20603220103d],
            [20603220103d, Workbook.Cell("<c r=\"{at}\"><f>1+1</f><v>2</v></c>"), 1e16, new DateTime(2023, 7, 24, 15, 30, 0), -3d],
            ["A-3", Workbook.Cell("<c r=\"{at}\" t=\"e\"><v>#N/A</v></c>"), "S/. 6,640", "24/07/2023", null]);

        var records = Reading.Records(await ReadAsync(Definition(), workbook)).ToList();

        Assert.That(records.Select(record => string.Join('|', record.Fields.Select(field => field.Value)) + "|" + string.Join('|', record.Codes.Select(code => code.Id))),
            Is.EqualTo(new[]
            {
                "8110150100012345|true|0.1|2023-07-24|20603220103",
                "20603220103|2|10000000000000000|2023-07-24T15:30:00|-3",
                // An error such as #N/A is no value: the parser gives a blank cell.
                "A-3|S/. 6,640|24/07/2023|",
            }));
    }

    [Test]
    public void Dates_RealAndWritten_AreBothRead()
    {
        var dates = new[] { "2023-07-24", "24/07/2023" }.Select(text => Reading.Normaliser
            .Normalise(Reading.Record(("nativeId", "A-1"), ("title", "Papel"), ("published", text)), Definition()).Notice!.Content.Published);

        Assert.That(dates, Is.All.EqualTo(new DateTimeOffset(2023, 7, 24, 0, 0, 0, TimeSpan.FromHours(-5))));
    }

    [TestCase("xlsx: { sheet: 'PLAN ' }", "B")]
    [TestCase("xlsx: { sheet: 2 }", "B")]
    [TestCase("xlsx: { sheets: all }", "A,B")]
    [TestCase("", "A")]
    public async Task Sheets_AreChosenByNameByNumberOrAll(string xlsx, string ids)
    {
        var workbook = new Workbook().Sheet("Otro", header, ["A", "Uno"]).Sheet("Plan  ", header, ["B", "Dos"]);

        var records = Reading.Records(await ReadAsync(Definition(xlsx), workbook));

        Assert.That(string.Join(',', records.Select(record => record[FieldNames.NativeId])), Is.EqualTo(ids));
    }

    [Test]
    public async Task AllSheets_OneWithoutTheHeader_IsToldAndTheRestIsRead()
    {
        var workbook = new Workbook().Sheet("Notas", ["Nota", "Texto"]).Sheet("Vacía").Hidden("Listas", ["Enero"]).Sheet("Plan", header, ["B", "Dos"]);

        var items = await ReadAsync(Definition("xlsx: { sheets: all }"), workbook);

        Assert.That(items.Select(item => item.GetType().Name), Is.EqualTo(new[] { "Unreadable", "Found" }));
        Assert.That(items[0], Is.EqualTo(new ReadItem.Unreadable("sheet 'Notas'",
            "The sheet has no header of this source. The file lacks the columns 'Código', 'Descripción'; its header is 'Nota | Texto'. (row 1)", null)));
    }

    [TestCase("xlsx: { sheet: Compras }", "The workbook has no sheet 'Compras'; it has 'Plan', 'Vacía'.")]
    [TestCase("xlsx: { sheet: 3 }", "The workbook has no sheet 3; it has 'Plan', 'Vacía'.")]
    [TestCase("xlsx: { sheet: vacia }", "The sheet 'vacia' is blank.")]
    [TestCase("xlsx: { header: 2 }", "The sheet has no header of this source. The file lacks the columns 'Código', 'Descripción'; its header is 'A-1 | Papel |  |  | '. (row 2)")]
    public async Task Workbook_WithoutWhatIsLookedFor_IsBroken(string xlsx, string reason)
    {
        var workbook = new Workbook().Sheet("Plan", header, ["A-1", "Papel"]).Sheet("Vacía");

        Assert.That(await ReadAsync(Definition(xlsx), workbook), Is.EqualTo(new[] { new ReadItem.Broken(reason) }));
    }

    [Test]
    public async Task CellsAboveTheHeader_AreFieldsOfEveryRow()
    {
        var definition = Definition("", Fields + "\n  entityName: { label: Entidad }\n  planYear: { label: Año, match: '([0-9]{4})', optional: true }");
        var workbook = new Workbook().Sheet("Plan", ["Entidad:", null, "Alcaldía de Bello"], ["Año: vigencia 2026"], header, ["A-1", "Papel"], ["A-2", "Tinta"]);

        var records = Reading.Records(await ReadAsync(definition, workbook)).ToList();
        var without = await ReadAsync(definition, new Workbook().Sheet("Plan", header, ["A-1", "Papel"]));

        Assert.That(records.Select(record => (record[FieldNames.EntityName], record[FieldNames.PlanYear])),
            Is.EqualTo(new[] { ("Alcaldía de Bello", "2026"), ("Alcaldía de Bello", "2026") }));
        Assert.That(without, Is.EqualTo(new[] { new ReadItem.Broken("The sheet lacks the label 'Entidad' above its header.") }));
    }

    [TestCase("sheets: some", 6, "xlsx.sheets", "must be one of all")]
    [TestCase("sheet: Plan, sheets: all", 6, "xlsx.sheets", "do not go together")]
    [TestCase("sheet: 0", 6, "xlsx.sheet", "from 1")]
    [TestCase("header: third", 6, "xlsx.header", "whole number")]
    [TestCase("tab: Plan", 6, "xlsx.tab", "is not known here")]
    public void Load_MistakeInTheLayout_IsNamedWithItsLineAndKey(string xlsx, int line, string key, string message)
    {
        var loaded = DefinitionLoader.Load($$"""
            id: xx-test
            title: { es: Prueba, en: Test }
            zone: America/Lima
            reader: xlsx
            fields: { title: { column: A } }
            xlsx: { {{xlsx}} }
            """, "mine.yml");

        var error = loaded.Errors.Single(error => error.Key == key);
        Assert.That((error.Line, error.Message), Is.EqualTo((line, error.Message)));
        Assert.That(error.Message, Does.Contain(message));
    }

    internal static SourceDefinition Definition(string xlsx = "", string fields = Fields) => Reading.Definition($"reader: xlsx\n{xlsx}\n{fields}");

    internal static Task<List<ReadItem>> ReadAsync(SourceDefinition definition, Workbook workbook) =>
        Reading.ReadAsync(definition, workbook.ToBytes(), "plan.xlsx");
}
