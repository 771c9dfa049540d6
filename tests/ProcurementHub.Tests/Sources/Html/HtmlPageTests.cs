using System.Text;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Sources.Reading;
using ProcurementHub.Sources.Reading.Html;

namespace ProcurementHub.Tests.Sources.Html;

/// <summary>Pages that no portal writes on purpose: too deep and too long for a tree.</summary>
public sealed class HtmlPageTests
{
    private static readonly SourceDefinition definition = Reading.Definition("""
        reader: html
        dates: dd/MM/yyyy
        list: { headers: [Código, Objeto], columns: [Código, Objeto] }
        fields:
          nativeId: { column: Código }
          description: { column: Objeto }
        detail:
          landmark: .ficha
          fields:
            nativeId: { label: Código }
            description: { label: Objeto }
            province: { column: Provincia }
            department: { column: Departamento }
          schedule: [Etapa, Inicio, Fin]
        schedule: { deadlineStage: Entrega }
        """);

    [TestCase("<div>")]
    [TestCase("<table><tr><td>")]
    [TestCase("<b>")]
    [TestCase("<b><div></b>")]
    [TestCase("<svg>")]
    [TestCase("<template>")]
    [TestCase("<font color=red></p><font size=1>")]
    public async Task Page_NestedBeyondAnyScreen_IsBroken(string tags)
    {
        var page = string.Concat(Enumerable.Repeat(tags, 100_000));

        Assert.That(await ReadAsync(page), Is.EqualTo(new[] { new ReadItem.Broken("The page is nested more than 256 elements deep.") }));
        Assert.That(
            await ReadAsync($"<partial-response><changes><update><![CDATA[<tr><td>{page}]]></update></changes></partial-response>"),
            Is.EqualTo(new[] { new ReadItem.Broken("The page is nested more than 256 elements deep.") }));
    }

    [Test]
    public async Task Page_OfMoreElementsThanAListHas_IsBroken()
    {
        var page = string.Concat(Enumerable.Repeat("<br>", HtmlPage.MostElements + 1));

        Assert.That(await ReadAsync(page), Is.EqualTo(new[] { new ReadItem.Broken("The page has more than the 500000 elements that are read.") }));
    }

    [TestCase("<p>x")]
    [TestCase("<p>x</p>x")]
    [TestCase("x</p>")]
    [TestCase("<td>x")]
    public async Task Page_WhoseElementsTheParserRepeats_IsBroken(string tags)
    {
        var formats = string.Concat(Enumerable.Range(0, 200).Select(size => $"<font size={size}>"));

        var items = await ReadAsync($"<p>{formats}{string.Concat(Enumerable.Repeat(tags, 40_000))}");

        Assert.That(items, Has.Count.EqualTo(1).And.All.InstanceOf<ReadItem.Broken>());
    }

    [Test]
    public async Task ScheduleName_AfterManyBlankLines_IsReadInOneWalk()
    {
        // A page of half a minute once, as each line looked at all blanks before it.
        var page = $"<p class=ficha><table><tr><th>Etapa<th>Inicio<th>Fin<tr><td>{string.Concat(Enumerable.Repeat("<p> ", 100_000))}<p>Entrega<br>de ofertas<td>01/02/2026<td>02/02/2026</table>";

        var items = await ReadAsync(page);

        Assert.That(Reading.Records(items).Single().Stages.Single().Name, Is.EqualTo("Entrega"));
    }

    [Test]
    public async Task Row_InManyBoxes_IsRead()
    {
        var open = string.Concat(Enumerable.Repeat("<div>", 200));
        var close = string.Concat(Enumerable.Repeat("</div>", 200));

        var items = await ReadAsync($"<table><tr><th>Código<th>Objeto<tr><td>{open}A-1{close}<td>Tubos</table>");

        Assert.That(Reading.Records(items).Single()[FieldNames.NativeId]!.Trim(), Is.EqualTo("A-1"));
    }

    [Test]
    public async Task Labels_InOneRowOfTensOfThousandsOfCells_AreFound()
    {
        var cells = new StringBuilder("<p class=ficha><table><tr>").Insert(26, "<td>x", 60_000).Append("<td>Código:<td>A-1</table><dl><div><dt>Objeto<dd>Tubos</div></dl>");

        var record = Reading.Records(await ReadAsync(cells.ToString())).Single();

        Assert.That((record[FieldNames.NativeId], record[FieldNames.Description]), Is.EqualTo(("A-1", "Tubos")));
    }

    [Test]
    public async Task Row_OfCellsThatSpanMillionsOfColumns_TakesMemoryOfItsCellsAlone()
    {
        var page = $"<p class=ficha><table><tr><td>Código<td>A-1<tr>{string.Concat(Enumerable.Repeat("<td colspan=999>", 20_000))}</table>";
        var before = GC.GetAllocatedBytesForCurrentThread();

        var items = await ReadAsync(page);

        Assert.That(Reading.Records(items).Single()[FieldNames.NativeId], Is.EqualTo("A-1"));
        // Two million columns, gone through for each field, came to some gigabytes.
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(200_000_000));
    }

    [TestCase(200, "The partial answer has no rows of the list.")]
    [TestCase(20_000, "The partial answer is not XML to its end, or nested more than 256 elements deep.")]
    public async Task PartialAnswer_OfUpdatesWithinUpdates_IsBroken(int depth, string reason)
    {
        var answer = string.Concat(Enumerable.Repeat("<update>", depth)) + "x" + string.Concat(Enumerable.Repeat("</update>", depth));

        var items = await ReadAsync($"<partial-response><changes>{answer}</changes></partial-response>");

        Assert.That(items, Is.EqualTo(new[] { new ReadItem.Broken(reason) }));
    }

    private static Task<List<ReadItem>> ReadAsync(string page) => Reading.ReadAsync(definition, page);
}
