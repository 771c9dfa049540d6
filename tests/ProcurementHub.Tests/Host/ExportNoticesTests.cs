using System.Text;
using System.Text.Json;
using CsvHelper;
using ProcurementHub.Tests.Storage;
using ProcurementHub.Tests.Web.OpenData;

namespace ProcurementHub.Tests.Host;

/// <summary>What leaves the hub, for notices whose fields are full, blank and dangerous.</summary>
[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class ExportNoticesTests<TDatabase> : HubProcessTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private const string Header =
        "codigo;nombre;institucion_nombre;institucion_rut;region;comuna;tipo;descripcion;fecha_inicio;fecha_final;monto_estimado;unidad_monetaria";

    private static readonly string[] Members =
    [
        "key", "source", "nativeId", "ocid", "procedureCode", "call", "entity", "title", "description", "category", "procedureType",
        "status", "published", "consultationsUntil", "deadline", "deadlineBasis", "firstDeadline", "amount", "regions", "sectors",
        "classifications", "smeReserved", "restart", "url", "version", "observed",
    ];


    [OneTimeSetUp]
    public async Task CollectAsync()
    {
        var folder = Hub.Folder("in");
        await File.WriteAllTextAsync(Path.Combine(folder, "publicadas.csv"), $""""
            {Header}
            1-1-L125;"=HYPERLINK(""http://x"")";"+56 2 Hospital";"69.110.100-2";"Región del Maule ";"Molina";"L1";"@SUM(A1)";2026-03-14T11:47:10;2026-03-24T21:30:00;5940000.50;"CLP"
            1-2-L125;"Sillas; mesas ""de pino""";"Municipalidad";"69.110.100-2";"Región del Maule ";"Molina";"O1";"Dos
            líneas";;;;
            1-3-L125;"Ñandú – 日本 🙂";;;;;;;;;;
            """");
        (await Hub.RunAsync("collect", "cl-mercadopublico", "--from", folder, "--now", "2026-03-15T12:00:00Z", "--json")).Expect(0);
    }

    [Test]
    public async Task JsonLines_HaveTheSameMembersInEveryLine()
    {
        var export = (await Hub.RunAsync("export", "notices", "--format", "jsonl")).Expect(0);

        Assert.That(export.Rows, Has.Count.EqualTo(3));
        foreach (var row in export.Rows)
        {
            Assert.That(row.EnumerateObject().Select(member => member.Name), Is.EqualTo(Members));
            Assert.That(row.GetProperty("amount").EnumerateObject().Select(member => member.Name), Is.EqualTo(new[] { "value", "currency", "state" }));
        }

        Assert.That(export.Errors, Does.Contain("3 notices"));
    }

    [Test]
    public async Task Ocds_IsOnePackageThatThePublishedSchemaAccepts()
    {
        var file = Path.Combine(Hub.Folder("out"), "notices.json");
        (await Hub.RunAsync("export", "notices", "--format", "ocds", "--out", file)).Expect(0);
        var package = await File.ReadAllBytesAsync(file);

        Assert.That(JsonElement.Parse(package).GetProperty("releases").EnumerateArray().Select(release => release.GetProperty("ocid").GetString()), Is.EqualTo(new[]
        {
            "hub-cl-mercadopublico:1-1-L125", "hub-cl-mercadopublico:1-2-L125", "hub-cl-mercadopublico:1-3-L125",
        }));
        await OcdsSchema.JudgeAsync("release-package-schema.json", package);
    }

    [Test]
    public async Task JsonLine_OfANoticeThatSaysLittle_HasNullsAndNoStandIns()
    {
        var row = (await Hub.RunAsync("export", "notices")).Expect(0).Rows[2];

        Assert.Multiple(() =>
        {
            string[] unknown = ["ocid", "call", "entity", "description", "category", "procedureType", "published", "consultationsUntil", "deadline", "firstDeadline", "smeReserved", "restart"];
            foreach (var member in unknown)
                Assert.That(row.GetProperty(member).ValueKind, Is.EqualTo(JsonValueKind.Null), member);
            Assert.That(row.GetProperty("amount").ToString(), Is.EqualTo("""{"value":null,"currency":null,"state":"not_given"}"""));
            Assert.That(row.GetProperty("deadlineBasis").GetString(), Is.EqualTo("not_in_source"));
            Assert.That(row.GetProperty("title").GetString(), Is.EqualTo("Ñandú – 日本 🙂"));
            Assert.That(row.GetProperty("observed").GetDateTimeOffset(), Is.EqualTo(new DateTimeOffset(2026, 3, 15, 12, 0, 0, TimeSpan.Zero)).Within(TimeSpan.FromMinutes(5)));
            Assert.That(row.GetProperty("version").GetInt32(), Is.EqualTo(1));
        });
    }

    [Test]
    public async Task JsonLine_OfAFullNotice_HasItsFields()
    {
        var row = (await Hub.RunAsync("export", "notices")).Expect(0).Rows[0];

        Assert.Multiple(() =>
        {
            Assert.That(row.GetProperty("key").GetString(), Is.EqualTo("cl-mercadopublico/1-1-L125"));
            Assert.That(row.GetProperty("title").GetString(), Is.EqualTo("=HYPERLINK(\"http://x\")"), "JSON escapes nothing that is no JSON");
            Assert.That(row.GetProperty("amount").GetProperty("value").GetDecimal(), Is.EqualTo(5940000.50m));
            Assert.That(row.GetProperty("amount").GetProperty("currency").GetString(), Is.EqualTo("CLP"));
            Assert.That(row.GetProperty("published").GetString(), Is.EqualTo("2026-03-14T11:47:10-03:00"));
            Assert.That(row.GetProperty("deadline").GetString(), Is.EqualTo("2026-03-24T21:30:00-03:00"));
            Assert.That(row.GetProperty("regions")[0].GetString(), Does.StartWith("CL-"));
        });
    }

    [Test]
    public async Task Csv_HasARowForEachNoticeAndNoFormula()
    {
        var export = (await Hub.RunAsync("export", "notices", "--format", "csv")).Expect(0);

        var (header, rows) = Parse(export.Output);
        var cells = rows.SelectMany(row => row).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(rows, Has.Count.EqualTo(3));
            Assert.That(rows.Select(row => row.Length), Is.All.EqualTo(header));
            Assert.That(cells.Where(cell => cell.Length > 0 && "=+@\t\r".Contains(cell[0], StringComparison.Ordinal)), Is.Empty);
            Assert.That(cells, Has.Member("'=HYPERLINK(\"http://x\")").And.Member("'+56 2 Hospital").And.Member("'@SUM(A1)"));
            Assert.That(cells, Has.Member("Sillas; mesas \"de pino\"").And.Member("Ñandú – 日本 🙂"));
        });
    }

    [Test]
    public async Task File_IsTheSameAsStandardOutput()
    {
        var path = Path.Combine(Hub.Folder("out"), "notices.jsonl");

        var toFile = (await Hub.RunAsync("export", "notices", "--out", path)).Expect(0);

        Assert.That(toFile.Output, Is.Empty);
        Assert.That(await File.ReadAllTextAsync(path), Is.EqualTo((await Hub.RunAsync("export", "notices")).Output));
        Assert.That(Directory.GetFiles(Hub.Folder("out")), Has.Length.EqualTo(1), "nothing unfinished is left");
    }

    [Test]
    public async Task File_ThatCannotBeWritten_IsSaidInOneLine()
    {
        var run = (await Hub.RunAsync("export", "notices", "--out", Path.Combine(Hub.Data, "no", "such", "folder.jsonl"))).Expect(3);

        Assert.That(run.ErrorLines, Has.Count.EqualTo(1));
    }

    /// <returns>How many columns the header names, and the rows below it.</returns>
    private static (int Header, List<string[]> Rows) Parse(string csv)
    {
        using var reader = CsvReader.Create(new MemoryStream(Encoding.UTF8.GetBytes(csv)), new CsvReaderOptions { AllowLineBreaksInQuotes = true });
        var rows = new List<string[]>();
        while (reader.Read())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
        return (reader.Headers.Count, rows);
    }
}
