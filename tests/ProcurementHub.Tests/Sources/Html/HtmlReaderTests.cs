using System.Text;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Sources.Reading;

namespace ProcurementHub.Tests.Sources.Html;

public sealed class HtmlReaderTests
{
    private static readonly SourceDefinition portal = Reading.Definition("""
        reader: html
        list:
          headers: [Código, Publicación, Objeto]
          columns: [N°, Código, Publicación, Objeto, Cuantía]
        fields:
          nativeId: { column: Codigo }
          published: { column: PUBLICACIÓN, as: date dd/MM/yyyy HH:mm }
          title: { column: Objeto }
          amount: { column: Cuantía, as: money, hidden: "---" }
        detail:
          landmark: .cronograma
          follow: "a.ficha@href"
          schedule: [Etapa, Fecha Inicio, Fecha Fin]
          fields:
            nativeId: { label: Código }
            description: { label: Descripción del objeto, full: .dialogo }
            published: { label: Fecha de publicación, as: date dd/MM/yyyy HH:mm }
            code: { column: CUBSO, as: code CUBSO }
            department: { column: Departamento }
          documents: { headers: [Documento, Archivo], title: Documento, link: "a@onclick", match: "baja\\('([^']+)'", url: "https://files.example/{match}" }
        """);

    private const string Header = "<tr><th>N°</th><th id='j_idt9'><span>Código</span></th><th>Publicación</th><th><b>Objeto</b></th><th>Cuantía</th></tr>";

    [Test]
    public async Task List_InsideLayoutTables_GivesItsRowsAndNotTheLayoutRow()
    {
        var html = Page($"""
            <table id="layout"><tbody><tr><td><table class="panel"><tbody><tr><td>
              <table><thead>{Header}</thead><tbody>
                <tr><td>1</td><td> A-1 </td><td>28/01/2026 15:09</td><td>Compra de<br/>papel</td><td>34,100,000.00</td></tr>
                <tr><td>2</td><td>A-2</td><td>28/01/2026 08:12</td><td>Obra</td><td>---</td></tr>
              </tbody></table>
              <div class="pager">[ Mostrando de 1 a 2 del total 2 - Página: 1/1 ]</div>
            </td></tr></tbody></table></td></tr></tbody></table>
            """);

        var records = Reading.Records(await Reading.ReadAsync(portal, html)).ToList();

        Assert.That(records.Select(record => record[FieldNames.NativeId]), Is.EqualTo(new[] { "A-1", "A-2" }));
        Assert.That(records.Select(record => record.Position), Is.EqualTo(new[] { "row 1", "row 2" }));
        Assert.That(records[0][FieldNames.Title], Is.EqualTo("Compra de papel"));
        Assert.That(records, Has.All.Property(nameof(SourceRecord.IsPartial)).True);
    }

    [Test]
    public async Task List_WithAnotherOrderOfColumns_IsReadByTheHeaders()
    {
        var html = Page("""
            <table><tr><td>Resultados</td></tr><tr><td>Objeto</td><td>Cuantía</td><td>codigo</td><td>Publicacion</td></tr>
            <tr><td>Papel</td><td>1.00</td><td>A-1</td><td>28/01/2026 15:09</td></tr></table>
            """);

        var record = Reading.Records(await Reading.ReadAsync(portal, html)).Single();

        Assert.That((record[FieldNames.NativeId], record[FieldNames.Title], record[FieldNames.Amount]), Is.EqualTo(("A-1", "Papel", "1.00")));
    }

    [Test]
    public async Task List_RowOfAnotherShape_IsUnreadableAndTheRestGoesOn()
    {
        var html = Page($"""
            <table>{Header}
            <tr><td>1</td><td>A-1</td><td>28/01/2026 15:09</td><td>Papel</td><td>1.00</td></tr>
            <tr><td>2</td><td>A-2</td><td>Papel</td></tr>
            <tr><td>3</td><td>A-3</td><td>28/01/2026 15:09</td><td>Papel</td><td>1.00</td></tr></table>
            """);

        var items = await Reading.ReadAsync(portal, html);

        Assert.That(items.Select(item => item.GetType().Name), Is.EqualTo(new[] { "Found", "Unreadable", "Found" }));
        var unreadable = (ReadItem.Unreadable)items[1];
        Assert.That((unreadable.Position, unreadable.Raw!.Contains("A-2", StringComparison.Ordinal)), Is.EqualTo(("row 2", true)));
    }

    [TestCase("")]
    [TestCase("<tr><td colspan=\"5\">No se encontraron registros</td></tr>")]
    public async Task List_Empty_HasNoItems(string rows) =>
        Assert.That(await Reading.ReadAsync(portal, Page($"<table>{Header}{rows}</table>")), Is.Empty);

    [Test]
    public async Task List_WithoutAColumnThatIsNeeded_IsBrokenAndNamesIt()
    {
        var items = await Reading.ReadAsync(portal, Page("<table><tr><th>Código</th><th>Publicación</th><th>Objeto</th></tr><tr><td>A</td><td>B</td><td>C</td></tr></table>"));

        Assert.That(items, Is.EqualTo(new[] { new ReadItem.Broken("The list has no column 'Cuantía'.") }));
    }

    [Test]
    public async Task Page_OfAnotherSite_IsBrokenAndSaysItsTitle()
    {
        var items = await Reading.ReadAsync(portal, "<html><head><title>Login</title></head><body><table><tr><td>Código</td></tr></table></body></html>");

        Assert.That(items, Is.EqualTo(new[] { new ReadItem.Broken("The page has none of the landmarks of this source (title of the page: 'Login').") }));
    }

    [TestCase("")]
    [TestCase("  \n ")]
    public async Task Page_Empty_IsBroken(string html) =>
        Assert.That(await Reading.ReadAsync(portal, html), Is.EqualTo(new[] { new ReadItem.Broken("The document is empty.") }));

    [Test]
    public async Task PartialAnswer_WithoutAHeader_IsReadByTheOrderOfTheDefinition()
    {
        const string xml = """
            <?xml version='1.0' encoding='UTF-8'?>
            <partial-response><changes>
            <update id="f:dt"><![CDATA[<tr data-ri="15"><td>16</td><td>A-16</td><td>31/08/2026 19:58</td><td>Obra &amp; más</td><td>---</td></tr><tr><td>17</td><td>A-17</td></tr>]]></update>
            <update id="javax.faces.ViewState"><![CDATA[-123:456]]></update>
            </changes></partial-response>
            """;

        var items = await Reading.ReadAsync(portal, xml);

        Assert.That(items.Select(item => item.GetType().Name), Is.EqualTo(new[] { "Found", "Unreadable" }));
        Assert.That(Reading.Records(items).Single()[FieldNames.Title], Is.EqualTo("Obra & más"));
    }

    [TestCase("<partial-response><redirect url=\"/login.xhtml\"></redirect></partial-response>", "sends on to '/login.xhtml'")]
    [TestCase("<partial-response><error><error-name>ViewExpiredException</error-name></error></partial-response>", "an error of the portal: ViewExpiredException")]
    [TestCase("<partial-response><changes><update id=\"x\"><![CDATA[<p>Hola</p>]]></update></changes></partial-response>", "no rows of the list")]
    [TestCase("<partial-response><changes><update id=\"x\"><![CDATA[<tr><td>", "not XML to its end")]
    public async Task PartialAnswer_WithoutRows_IsBroken(string xml, string reason)
    {
        var items = await Reading.ReadAsync(portal, xml);

        Assert.That(((ReadItem.Broken)items.Single()).Reason, Does.Contain(reason));
    }

    [Test]
    public async Task Detail_LabelsScheduleItemsAndFiles_AreAllRead()
    {
        var html = Page("""
            <table><tbody><tr><td><span>Codigo</span></td><td>A-1</td></tr>
            <tr><td>Descripción del Objeto:</td><td><div>ADQUISICION DE INSUMOS PARA EL ... </div></td></tr>
            <tr><td>Fecha de publicación:</td><td>29/09/2026 17:06</td></tr>
            <tr><td>Fecha de publicación:</td><td>30/09/2026 17:06</td></tr></tbody></table>
            <div class="dialogo">Otro diálogo</div>
            <div class="dialogo">ADQUISICION DE INSUMOS PARA EL PROGRAMA DEL VASO DE LECHE</div>
            <div class="cronograma"><table><thead><tr><th>Etapa</th><th>Fecha Inicio</th><th>Fecha Fin</th></tr></thead><tbody>
            <tr><td>Convocatoria<br/><span></span></td><td>29/09/2026 </td><td> 29/09/2026 <div> </div></td></tr>
            <tr><td>Presentación de propuestas(Electronica)<br/><span>Jr. Los Manguitos 204</span></td><td>09/10/2026 00:01</td><td>09/10/2026 23:59</td></tr>
            </tbody></table></div>
            <table><tr><th>Departamento</th><th>Provincia</th></tr><tr><td>AREQUIPA</td><td>CAYLLOMA</td></tr></table>
            <table><tr><th>Ítem</th><th>CUBSO</th></tr><tr><td>1</td><td>5022110200004274</td></tr><tr><td>2</td><td>5022110200004275; 44121700</td></tr></table>
            <table><tr><th>Documento</th><th>Archivo</th></tr><tr><td>Bases</td><td><a href="#" onclick="javascript:baja('f8643ae4','3');">ver</a></td></tr></table>
            """);

        var record = Reading.Records(await Reading.ReadAsync(portal, html)).Single();

        Assert.Multiple(() =>
        {
            Assert.That(record[FieldNames.NativeId], Is.EqualTo("A-1"));
            Assert.That(record[FieldNames.Description], Is.EqualTo("ADQUISICION DE INSUMOS PARA EL PROGRAMA DEL VASO DE LECHE"));
            Assert.That(record.Fields.Count(field => field.Key == FieldNames.Published), Is.EqualTo(1));
            Assert.That(record[FieldNames.Department], Is.EqualTo("AREQUIPA"));
            Assert.That(record.Stages[1], Is.EqualTo(new StageText("Presentación de propuestas(Electronica)", "09/10/2026 00:01", "09/10/2026 23:59")));
            Assert.That(record.Codes.Select(code => code.Id), Is.EqualTo(new[] { "5022110200004274", "5022110200004275", "44121700" }));
            Assert.That(record.Documents.Single(), Is.EqualTo(new DocumentText("Bases", "https://files.example/f8643ae4", null)));
        });
    }

    [Test]
    public async Task Page_InWindows1252ThatSaysItIsUtf8_IsReadAsWhatItIs()
    {
        var html = Page($"<meta charset='utf-8'><table>{Header}<tr><td>1</td><td>A-1</td><td>x</td><td>Construcción de Ñaña</td><td>1</td></tr></table>");
        var bytes = CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(html);

        Assert.That(Reading.Records(await Reading.ReadAsync(portal, bytes)).Single()[FieldNames.Title], Is.EqualTo("Construcción de Ñaña"));
    }

    [Test]
    public async Task List_WithSelectors_IsReadByThem()
    {
        var cards = Reading.Definition("""
            reader: html
            list: { landmark: "#lista", rows: "#lista > li" }
            fields:
              nativeId: { at: "a@data-id" }
              title: { at: h3 }
              url: { at: "a@href" }
            """);
        const string html = "<ul id='lista'><li><h3>Uno</h3><a data-id='7' href='../ver/7'>ver</a></li><li><h3>Dos</h3><a data-id='8' href='#'>ver</a></li></ul>";
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(html));

        var items = await Reading.ReadAsync(cards, content, new DocumentOrigin("https://portal.example/lista/hoy"));

        Assert.That(Reading.Records(items).Select(record => record[FieldNames.Url]), Is.EqualTo(new[] { "https://portal.example/ver/7", "#" }));
        Assert.That(await Reading.ReadAsync(cards, "<ul id='lista'></ul>"), Is.Empty);
        Assert.That(await Reading.ReadAsync(cards, "<ul id='otra'></ul>"), Has.All.InstanceOf<ReadItem.Broken>());
    }

    private static string Page(string body) => $"<!DOCTYPE html><html><head><title>Portal</title></head><body>{body}</body></html>";
}
