using System.Text;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Tests.Sources.EForms;
using ProcurementHub.Tests.Sources.Xlsx;
using static ProcurementHub.Tests.Sources.Ocds.OcdsText;

namespace ProcurementHub.Tests.Sources.Fuzzing;

/// <summary>Documents written here: a run has some for each reader, whatever else is on the machine.</summary>
internal static class WrittenDocuments
{
    private const string Feed = """
        <?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>C</title>
        <item><guid>1</guid><title>Tubos &amp; v&aacute;lvulas</title><link>https://a.example/1?x=1&amp;y=2</link><description><![CDATA[<p>Uno <b>dos</b></p>]]></description><pubDate>Mon, 14 Sep 2026 10:00:00 GMT</pubDate><category>44121700</category></item>
        <item><guid>2</guid><title>Obra ñ</title><dc:creator>Lima</dc:creator><enclosure url="b.pdf"/></item></channel></rss>
        """;

    private const string Atom = """
        <feed xmlns="http://www.w3.org/2005/Atom"><title>C</title><entry><id>urn:1</id><title type="html">Servicio &lt;i&gt;de&lt;/i&gt; limpieza</title>
        <link rel="alternate" href="https://a.example/1"/><updated>2026-09-14T10:00:00-05:00</updated><summary>Limpieza de 3,000 m²</summary></entry></feed>
        """;

    private const string Answer = """
        {"total":2,"items":[{"id":17,"title":"Adquisición de tubos","org":{"name":"Municipalidad de Moho","code":"20145678901"},"when":"14/09/2026 10:00:00",
        "until":"30/09/2026 17:00:00","amount":"S/ 12,345.67","place":"PUNO / MOHO","codes":["40171500","40171600"],"stages":[{"n":"Cotización","a":"14/09/2026 10:00:00","b":"30/09/2026 17:00:00"}]},
        {"id":18,"title":"Servicio de limpieza","org":null,"when":"2026-09-14T10:00:00Z","amount":1.5e3}]}
        """;

    private const string Table = "\uFEFFid;entidad;ruc;objeto;monto;publicado;cierre;cubso\r\n"
        + "A-1;\"Municipalidad \"\"de\"\" Moho\";20145678901;Bien;\"1,234.50\";14/09/2026;30/09/2026 17:00;4017150000012345\r\n"
        + "A-2;ESSALUD;20131257750;Obra;---;15/09/2026;;\"4017;4018\"\n";

    public static IEnumerable<FuzzDocument> All()
    {
        var feeds = Reading.Definition("reader: feed\ndates: [rfc822, iso]\n");
        yield return Utf8("RSS", feeds, Feed);
        yield return Utf8("Atom", feeds, Atom);
        yield return Utf8("OCDS package", Reading.Shipped("ocds"),
            $$"""{"uri":"x","records":[{"ocid":"r","compiledRelease":{{Release("r", "\"items\":[{\"id\":\"1\",\"classification\":{\"scheme\":\"CPV\",\"id\":\"3\"}}],\"value\":{\"amount\":1.5e3}")}},"releases":[]}],"""
            + $$"""{{"\"releases\""}}:[{{Release("a", "\"documents\":[{\"url\":\"u\"}]")}},{{Release("b", "\"description\":\"ñ \\u00f1 \\\\\"")}}]}""" + "\n" + Release("c"));
        yield return Utf8("eForms notice", EFormsText.Definition, EFormsText.Notice(
            EFormsText.Lot("LOT-0001", EFormsText.Tenders("2026-04-08+02:00", "14:00:00+02:00")) + EFormsText.Lot("LOT-0002", EFormsText.Tenders("2026-04-09+02:00", "14:00:00+02:00")),
            extension: "<efac:Publication><efbc:NoticePublicationID>00012345-2026</efbc:NoticePublicationID></efac:Publication>"));
        yield return Utf8("API answer", Api(), Answer);
        yield return Utf8("table", Csv(), Table);
        yield return new FuzzDocument("workbook", XlsxReaderTests.Definition(), new Workbook().Sheet("Plan", ["Plan anual"], ["CODIGO", "Descripcion ", "Monto", "Fecha", "UNSPSC"],
            ["A-1", "Papel", 1234.5, new DateTime(2023, 7, 24), "44121700;44121701"], ["A-2", "Tinta", null, "24/07/2023", 44121700d]).ToBytes());
    }

    private static SourceDefinition Api() => Reading.Definition("""
        reader: json
        dates: ["dd/MM/yyyy HH:mm:ss", iso]
        numbers: "1,234.56"
        country: PE
        json: { rows: items, landmark: total }
        fields:
          nativeId: { path: id }
          title: { path: title }
          entityName: { path: org.name }
          entityId: { path: org.code }
          published: { path: when }
          deadline: { path: until }
          amount: { path: amount, as: money }
          department: { path: place, match: "^([^/]+)" }
          code: { path: "codes[*]", as: code UNSPSC }
        """);

    private static SourceDefinition Csv() => Reading.Definition("""
        reader: csv
        country: PE
        csv: { separator: ";", encoding: windows-1252 }
        dates: ["dd/MM/yyyy HH:mm", dd/MM/yyyy]
        numbers: "1,234.56"
        entity: { scheme: PE-RUC }
        categories: { Bien: goods, Obra: works }
        fields:
          nativeId: { column: id }
          entityName: { column: entidad }
          entityId: { column: ruc }
          title: { column: objeto }
          category: { column: objeto, as: category }
          amount: { column: monto, as: money, hidden: "---" }
          published: { column: publicado }
          deadline: { column: cierre }
          code: { column: cubso, as: code CUBSO }
        """);

    private static FuzzDocument Utf8(string name, SourceDefinition definition, string text) => new(name, definition, Encoding.UTF8.GetBytes(text));
}
