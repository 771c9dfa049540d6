using System.Text;
using ProcurementHub.Core.Notices;
using ProcurementHub.Storage.Sources;
using ProcurementHub.Tests.Sources.Archives;
using ProcurementHub.Tests.Sources.Ocds;

namespace ProcurementHub.Tests.Jobs.Collecting;

/// <summary>
/// One file that cannot be used beside one that can. The good one is kept, the bad one is named with a reason
/// a person can read, and the source shows it; the pass is only partly done.
/// </summary>
public sealed class DamagedFilesTests
{
    private const string Csv = "cl-mercadopublico";
    private const string Html = "pe-seace-search";
    private const string Ocds = "ocds";

    private const string CsvHeader =
        "codigo;nombre;institucion_nombre;institucion_rut;region;comuna;tipo;descripcion;fecha_inicio;fecha_final;monto_estimado;unidad_monetaria";

    private CollectingHub hub = null!;

    [SetUp]
    public async Task OpenAsync() => hub = await CollectingHub.OpenAsync();

    [TearDown]
    public ValueTask CloseAsync() => hub.DisposeAsync();

    [Test]
    public async Task JsonCutOff_KeepsWhatStoodBeforeTheCut()
    {
        var package = $$"""{"releases":[{{OcdsText.Release("ocds-abcdef-1")}},{{OcdsText.Release("ocds-abcdef-2")}}]}""";
        hub.Write("cut.json", package[..^60]);
        hub.Write("good.json", OcdsText.Release("ocds-abcdef-9"));

        await AssertPartlyAsync(Ocds, "cut.json", "cut off", "ocds-abcdef-1", "ocds-abcdef-9");
    }

    [Test]
    public async Task PageOfAnotherSite_IsNotTakenForAnEmptyList()
    {
        hub.Write("other.html", "<html><head><title>Noticias del día</title></head><body><table><tr><td>Fútbol</td></tr></table></body></html>");
        hub.Write("list.html", SeaceList("AS-1-2026-MDX-1"));

        await AssertPartlyAsync(Html, "other.html", "'Noticias del día'", "AS-1-2026-MDX-1");
    }

    [Test]
    public async Task TableInAnotherEncoding_IsNotReadWithBrokenNames()
    {
        hub.Write("cerradas.csv", Encoding.Latin1.GetBytes($"{CsvHeader}\n{CsvRow("1-1-L125", "Adquisición de muñecos")}"));
        hub.Write("publicadas.csv", $"{CsvHeader}\n{CsvRow("1-2-L125", "Adquisición de sillas")}");

        await AssertPartlyAsync(Csv, "cerradas.csv", "not UTF-8", "1-2-L125");
    }

    [Test]
    public async Task TableOfAnotherKind_IsToldByItsColumns()
    {
        hub.Write("cerradas.csv", "fecha;estacion;temperatura\n2026-01-01;Lima;24\n");
        hub.Write("publicadas.csv", $"{CsvHeader}\n{CsvRow("1-2-L125", "Adquisición de sillas")}");

        await AssertPartlyAsync(Csv, "cerradas.csv", "'codigo'", "1-2-L125");
    }

    [TestCase(Csv, "cerradas.csv")]
    [TestCase(Html, "empty.html")]
    [TestCase(Ocds, "empty.json")]
    [TestCase(Ocds, "empty.json.gz")]
    [TestCase(Ocds, "empty.zip")]
    public async Task FileWithoutAByte_IsToldToBeEmpty(string source, string name)
    {
        hub.Write(name, "");
        var good = WriteGood(source);

        await AssertPartlyAsync(source, name, "empty", good);
    }

    [Test]
    public async Task ArchiveThatUnpacksToTooMuch_IsGivenUp()
    {
        var zeros = new byte[64 * 1024 * 1024];
        hub.Write("bomb.zip", Packed.Zip(("big.json", zeros)));
        var good = WriteGood(Ocds);

        await AssertPartlyAsync(Ocds, "bomb.zip", "more than 200 times its size", good);
    }

    [Test]
    public async Task ArchiveCutOff_IsToldToBeCutOff()
    {
        var packed = Packed.Gzip(OcdsText.Release("ocds-abcdef-1"));
        hub.Write("cut.json.gz", packed[..^20]);
        var good = WriteGood(Ocds);

        await AssertPartlyAsync(Ocds, "cut.json.gz", "cut off", good);
    }

    [Test]
    public async Task ArchiveWithOneDamagedEntry_GivesTheOthers()
    {
        hub.Write("month.zip", Packed.Zip(
            ("a.json", Packed.Utf8("{\"releases\":[{")), ("b.json", Packed.Utf8(OcdsText.Release("ocds-abcdef-2")))));
        var good = WriteGood(Ocds);

        var summary = await hub.CollectAsync(Ocds);

        Assert.That(summary.Failures.Single().Document, Is.EqualTo("month.zip"));
        Assert.That(summary.Failures.Single().Reason, Does.Contain("a.json"));
        Assert.That(await KeysAsync(), Is.EquivalentTo(new[] { "ocds-abcdef-2", good }));
    }

    [Test]
    public async Task ListWithoutRows_WhereThereWereSome_IsAFailureAndTakesNothingBack()
    {
        hub.Write("list.html", SeaceList("AS-1-2026-MDX-1"));
        hub.Write("other.html", SeaceList("AS-2-2026-MDX-1"));
        await hub.CollectAsync(Html);
        hub.Write("list.html", SeaceList());

        await AssertPartlyAsync(Html, "list.html", "no rows, where the reading before had 1", "AS-1-2026-MDX-1", "AS-2-2026-MDX-1");
    }

    [Test]
    public async Task ListWithoutRows_WhereThereWereNone_IsAnEmptyDay()
    {
        hub.Write("list.html", SeaceList());

        var summary = await hub.CollectAsync(Html);

        Assert.That((summary.Outcome, summary.Records), Is.EqualTo((RunOutcome.Succeeded, 0)));
    }

    [Test]
    public async Task EmptiedList_StaysAFailureUntilItHasRowsAgain()
    {
        hub.Write("list.html", SeaceList("AS-1-2026-MDX-1"));
        await hub.CollectAsync(Html);
        hub.Write("list.html", SeaceList());

        var outcomes = new List<RunOutcome>();
        for (var pass = 0; pass < 2; pass++)
            outcomes.Add((await hub.CollectAsync(Html)).Outcome);
        hub.Write("list.html", SeaceList("AS-1-2026-MDX-1"));
        outcomes.Add((await hub.CollectAsync(Html)).Outcome);

        Assert.That(outcomes, Is.EqualTo(new[] { RunOutcome.Failed, RunOutcome.Failed, RunOutcome.Succeeded }));
        Assert.That((await hub.SourceAsync(Html)).ConsecutiveFailures, Is.Zero);
    }

    [TestCase(Csv)]
    [TestCase(Html)]
    [TestCase(Ocds)]
    public async Task DamagedFile_OnASecondPass_IsAFailureStill(string source)
    {
        var name = source switch { Csv => "cerradas.csv", Html => "other.html", _ => "cut.json" };
        hub.Write(name, "<");
        WriteGood(source);
        var first = await hub.CollectAsync(source);

        var second = await hub.CollectAsync(source);

        Assert.That(second.Failures, Is.EqualTo(first.Failures));
        Assert.That((second.Outcome, second.New, second.Changed), Is.EqualTo((RunOutcome.Partly, 0, 0)));
    }

    [Test]
    public async Task FolderWithNothingForTheSource_IsAFailureOfTheSource()
    {
        hub.Write("readme.txt", "nothing here");

        var summary = await hub.CollectAsync(Ocds);

        Assert.That(summary.Outcome, Is.EqualTo(RunOutcome.Failed));
        Assert.That(summary.Failures.Single().Reason, Does.Contain("No file"));
        Assert.That((await hub.SourceAsync(Ocds)).LastFailureReason, Does.Contain("No file"));
    }

    [Test]
    public async Task FileThatIsGone_IsAFailureOfTheSource()
    {
        var summary = await hub.CollectAsync(Ocds, from: Path.Combine(hub.Folder, "gone.json"));

        Assert.That(summary.Outcome, Is.EqualTo(RunOutcome.Failed));
        Assert.That(summary.Failures.Single().Reason, Is.EqualTo("There is no such file or folder."));
    }

    [Test]
    public async Task Call_ThatMovesFromTheOpenToTheClosedFile_IsOneNoticeThatChanged()
    {
        string[] rows = [CsvRow("1-1-L125", "Sillas"), CsvRow("1-2-L125", "Mesas")];
        hub.Write("publicadas.csv", $"{CsvHeader}\n{rows[0]}{rows[1]}");
        hub.Write("cerradas.csv", $"{CsvHeader}\n{CsvRow("1-9-L125", "Bancas")}");
        await hub.CollectAsync(Csv);
        hub.Write("publicadas.csv", $"{CsvHeader}\n{rows[1]}");
        hub.Write("cerradas.csv", $"{CsvHeader}\n{CsvRow("1-9-L125", "Bancas")}{rows[0]}");

        var summary = await hub.CollectAsync(Csv);

        Assert.That((summary.New, summary.Changed, summary.Unchanged), Is.EqualTo((0, 1, 2)));
        Assert.That((await hub.StoredAsync()).Select(notice => (notice.NativeId, notice.Status, notice.Version)), Is.EquivalentTo(new[]
        {
            ("1-1-L125", NoticeStatus.Closed, 2), ("1-2-L125", NoticeStatus.Open, 1), ("1-9-L125", NoticeStatus.Closed, 1),
        }));
    }

    private async Task AssertPartlyAsync(string source, string document, string reason, params string[] kept)
    {
        var summary = await hub.CollectAsync(source);

        var health = await hub.SourceAsync(source);
        Assert.Multiple(async () =>
        {
            Assert.That(summary.Outcome, Is.EqualTo(RunOutcome.Partly));
            Assert.That(summary.Failures.Select(failure => failure.Document), Is.EqualTo(new[] { document }));
            Assert.That(summary.Failures[0].Reason, Does.Contain(reason).And.Matches<string>(IsSentence));
            Assert.That(summary.RejectedDocuments, Is.EqualTo(1));
            Assert.That(health.LastRun!.Outcome, Is.EqualTo(RunOutcome.Partly));
            Assert.That(health.LastFailureReason, Is.EqualTo($"{document}: {summary.Failures[0].Reason}"));
            Assert.That(await KeysAsync(), Is.EquivalentTo(kept));
        });
    }

    private async Task<IEnumerable<string>> KeysAsync() => (await hub.StoredAsync()).Select(notice => notice.ProcedureCode ?? notice.NativeId);

    private string WriteGood(string source)
    {
        switch (source)
        {
            case Csv:
                hub.Write("publicadas.csv", $"{CsvHeader}\n{CsvRow("1-2-L125", "Sillas")}");
                return "1-2-L125";
            case Html:
                hub.Write("list.html", SeaceList("AS-1-2026-MDX-1"));
                return "AS-1-2026-MDX-1";
            default:
                hub.Write("good.json", OcdsText.Release("ocds-abcdef-9"));
                return "ocds-abcdef-9";
        }
    }

    private static bool IsSentence(string? reason) => reason is not null && char.IsUpper(reason[0]) && reason.EndsWith('.') && !reason.Contains("   at ", StringComparison.Ordinal);

    private static string CsvRow(string code, string name) =>
        $"{code};\"{name}\";\"Municipalidad\";\"69.110.100-2\";\"Región del Maule \";\"Molina\";\"L1\";\"{name} y otros\";2026-03-14T11:47:10;2026-03-24T21:30:00;5940000;\"CLP\"\n";

    private static string SeaceList(params string[] codes) => $"""
        <html><head><title>SEACE</title></head><body><table><thead><tr>
        <th>N°</th><th>Nombre o Sigla de la Entidad</th><th>Fecha y Hora de Publicacion</th><th>Nomenclatura</th><th>Reiniciado Desde</th>
        <th>Objeto de Contratación</th><th>Descripción de Objeto</th><th>Código SNIP</th><th>Código Unico de Inversion</th>
        <th>VR / VE / Cuantía de la contratación</th><th>Moneda</th><th>Versión SEACE</th><th>Acciones</th></tr></thead><tbody>
        {string.Concat(codes.Select(code => $"<tr><td>1</td><td>MUNICIPALIDAD X</td><td>28/01/2026 15:09</td><td>{code}</td><td></td><td>Bien</td><td>ADQUISICION DE SILLAS</td><td></td><td></td><td>---</td><td>Soles</td><td>3</td><td></td></tr>"))}
        </tbody></table></body></html>
        """;
}
