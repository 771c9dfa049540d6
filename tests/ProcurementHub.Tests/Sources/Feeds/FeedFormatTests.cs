using System.Globalization;
using System.Text;
using ProcurementHub.Core.Notices;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Sources.Reading;

namespace ProcurementHub.Tests.Sources.Feeds;

/// <summary>RSS 2.0, RSS 1.0 and Atom, by rules of a definition and without any.</summary>
public sealed class FeedFormatTests
{
    private const string Rules = """
        reader: feed
        dates: [rfc822, iso]
        statuses: { Abierta: open }
        fields:
          procedureCode: { path: title, match: "^([A-Z]+-[0-9]+-[0-9]{4})" }
          title: { path: title, match: "^[A-Z]+-[0-9]+-[0-9]{4}: (.+)$" }
          entityName: { path: "dc:creator" }
          amount: { path: description, as: money, match: "Valor: ([0-9.,]+)" }
          deadline: { path: description, as: "date dd/MM/yyyy HH:mm", match: "Cierre: ([0-9/]+ [0-9:]+)" }
          code: { path: category, as: code UNSPSC, match: "^([0-9]{8})$" }
          status: { path: category, as: status, match: "^(Abierta)$" }
        """;

    private static readonly SourceDefinition plain = Reading.Definition("reader: feed\ndates: [rfc822, iso]\n");

    [Test]
    public async Task Read_Rss2_ByTheDefinitionsPaths()
    {
        const string Feed = """
            <?xml version="1.0" encoding="UTF-8"?>
            <rss version="2.0" xmlns:d="http://purl.org/dc/elements/1.1/"><channel><title>Convocatorias</title><link>https://portal.example/</link>
            <item>
              <title>LP-12-2026: Compra de tubos &amp; válvulas</title>
              <link>https://portal.example/ficha?id=7&amp;copy=1</link>
              <guid isPermaLink="false">portal-7</guid>
              <description><![CDATA[<p>Valor: <b>1.250,50</b></p><p>Cierre: 30/03/2026 15:00</p>]]></description>
              <d:creator>Municipalidad de Lima</d:creator>
              <category>40171500</category><category>Abierta</category><category>40141600</category>
              <pubDate>Mon, 16 Mar 2026 09:30:00 -0500</pubDate>
              <enclosure url="/bases.pdf" type="application/pdf" length="1"/>
            </item></channel></rss>
            """;
        var definition = Reading.Definition(Rules + "\nnumbers: \"1.234,56\"\n");

        var draft = Reading.Normaliser.Normalise(await OneAsync(definition, Feed), definition).Notice!;

        var notice = draft.Content;
        Assert.Multiple(() =>
        {
            Assert.That(draft.Key.NativeId, Is.EqualTo("portal-7"));
            Assert.That(draft.IsPartial);
            Assert.That(notice.ProcedureCode, Is.EqualTo("LP-12-2026"));
            Assert.That(notice.Title, Is.EqualTo("Compra de tubos & válvulas"));
            Assert.That(notice.Description, Is.EqualTo("Valor: 1.250,50 Cierre: 30/03/2026 15:00"));
            Assert.That(notice.Entity!.Name, Is.EqualTo("Municipalidad de Lima"));
            Assert.That(notice.Amount.Value, Is.EqualTo(1250.50m));
            Assert.That(notice.Deadline.At, Is.EqualTo(At("2026-03-30T15:00:00-05:00")));
            Assert.That(notice.Published, Is.EqualTo(At("2026-03-16T09:30:00-05:00")));
            Assert.That(notice.Status, Is.EqualTo(NoticeStatus.Open));
            Assert.That(notice.Classifications.Select(code => code.Id), Is.EqualTo(new[] { "40171500", "40141600" }));
            Assert.That(notice.Url, Is.EqualTo("https://portal.example/ficha?id=7&copy=1"));
            Assert.That(notice.Documents.Single().Url, Is.EqualTo("https://portal.example/bases.pdf"));
        });
    }

    [Test]
    public async Task Read_Rss1_WithoutRules_TakesTheFormatsOwnWords()
    {
        var record = await OneAsync(plain, """
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
              <channel rdf:about="https://portal.example/"><title>Canal</title><items><rdf:Seq/></items></channel>
              <item rdf:about="https://portal.example/7"><title>Compra de tubos</title><link>https://portal.example/7.html</link><dc:date>2026-03-16T09:30:00-05:00</dc:date></item>
            </rdf:RDF>
            """);

        Assert.That(record[FieldNames.NativeId], Is.EqualTo("https://portal.example/7"));
        Assert.That(record[FieldNames.Title], Is.EqualTo("Compra de tubos"));
        Assert.That(record[FieldNames.Url], Is.EqualTo("https://portal.example/7.html"));
        Assert.That(record[FieldNames.Published], Is.EqualTo("2026-03-16T09:30:00-05:00"));
    }

    [Test]
    public async Task Read_Atom_WithoutRules_TakesTheFormatsOwnWords()
    {
        var record = await OneAsync(plain, """
            <feed xmlns="http://www.w3.org/2005/Atom"><title>Feed</title><updated>2026-03-20T00:00:00Z</updated>
              <entry>
                <id>urn:7</id><title type="html">Compra de &lt;b&gt;tubos&lt;/b&gt;</title>
                <link rel="edit" href="https://portal.example/edit/7"/><link href="https://portal.example/7"/>
                <summary type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Uno</p><p>Dos</p></div></summary>
                <published>2026-03-16T09:30:00-05:00</published><updated>2026-03-18T09:30:00-05:00</updated>
              </entry></feed>
            """);

        Assert.That(record[FieldNames.NativeId], Is.EqualTo("urn:7"));
        Assert.That(record[FieldNames.Title], Is.EqualTo("Compra de tubos"));
        Assert.That(record[FieldNames.Description], Is.EqualTo("Uno Dos"));
        Assert.That(record[FieldNames.Url], Is.EqualTo("https://portal.example/7"));
        Assert.That(record[FieldNames.Published], Is.EqualTo("2026-03-16T09:30:00-05:00"));
        Assert.That(record[FieldNames.SourceDate], Is.EqualTo("2026-03-18T09:30:00-05:00"));
    }

    [Test]
    public async Task Read_ElementsOfThePublisher_AreFoundByTheirPathAndAttributes()
    {
        var definition = Reading.Definition("""
            reader: feed
            fields:
              procedureCode: { path: "ext:status/cbc:FolderID" }
              currency: { path: "ext:status/cbc:Amount@currencyID" }
              entityName: { path: author/name }
            """);

        var record = await OneAsync(definition, """
            <feed xmlns="http://www.w3.org/2005/Atom" xmlns:ext="urn:ext" xmlns:cbc="urn:cbc"><entry><id>1</id><author><name>Ayuntamiento</name><uri>x</uri></author>
            <ext:status><cbc:FolderID>EXP 1/2026</cbc:FolderID><cbc:Amount currencyID="EUR">5</cbc:Amount></ext:status></entry></feed>
            """);

        Assert.That(record[FieldNames.ProcedureCode], Is.EqualTo("EXP 1/2026"));
        Assert.That(record[FieldNames.Currency], Is.EqualTo("EUR"));
        Assert.That(record[FieldNames.EntityName], Is.EqualTo("Ayuntamiento"));
    }

    [Test]
    public void Definition_FieldWithoutAPath_IsRefused()
    {
        var loaded = DefinitionLoader.Load("id: a\ntitle: { es: A, en: B }\nzone: UTC\nreader: feed\nfields:\n  title: { column: Title }\n", "a.yml");

        Assert.That(loaded.Errors.Single().Message, Is.EqualTo("gives 'title' no path, and there is nothing else in a feed."));
    }

    private static async Task<SourceRecord> OneAsync(SourceDefinition definition, string feed)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(feed));
        var items = await Reading.ReadAsync(definition, content, new DocumentOrigin("https://portal.example/rss"));
        Assert.That(items, Has.Count.EqualTo(1).And.All.InstanceOf<ReadItem.Found>(), () => string.Join('\n', items));
        return ((ReadItem.Found)items[0]).Record;
    }

    private static DateTimeOffset At(string instant) => DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);
}
