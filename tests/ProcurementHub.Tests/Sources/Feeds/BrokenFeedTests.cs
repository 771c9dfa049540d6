using System.Text;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Sources.Reading;

namespace ProcurementHub.Tests.Sources.Feeds;

/// <summary>What real feeds do against the rules, and what is no feed.</summary>
public sealed class BrokenFeedTests
{
    private static readonly SourceDefinition definition = Reading.Definition("reader: feed\ndates: [rfc822, iso]\n");

    [TestCase("<title>Tubos &amp; llaves</title>", "Tubos & llaves")]
    [TestCase("<title>Tubos & llaves</title>", "Tubos & llaves")]
    [TestCase("<title>Tubos &amp;amp; llaves</title>", "Tubos & llaves")]
    [TestCase("<title>Adquisici&oacute;n de ca&ntilde;er&iacute;as&nbsp;nuevas</title>", "Adquisición de cañerías\u00a0nuevas")]
    [TestCase("<title>Adquisici&amp;oacute;n</title>", "Adquisición")]
    [TestCase("<title>Cable &#216; &lt; 5 mm &#38; m&aacute;s</title>", "Cable Ø < 5 mm & más")]
    [TestCase("<title><![CDATA[<b>Obra</b> & vía<br/>norte]]></title>", "Obra & vía norte")]
    [TestCase("<title>Obra &lt;span class=\"x\"&gt;nueva&lt;/span&gt;&lt;script&gt;alert(1)&lt;/script&gt;</title>", "Obra nueva")]
    [TestCase("<title>Obra\u0001 nueva&#x2;</title>", "Obra nueva")]
    [TestCase("<title>Obra <em>nueva</em></title>", "Obra nueva")]
    [TestCase("<dc:title>Obra nueva</dc:title><foo:bar x:y='1'/>", "Obra nueva")]
    [TestCase("<TITLE>Obra nueva</TITLE>", "Obra nueva")]
    [TestCase("<title>&unknown; &; &lol</title>", "&unknown; &; &lol")]
    public async Task Read_TitleAgainstTheRules_IsItsWords(string title, string expected)
    {
        var items = await ReadAsync($"<rss version=\"2.0\"><channel><item><guid>1</guid>{title}</item></channel></rss>");

        Assert.That(Reading.Records(items).Single()[FieldNames.Title], Is.EqualTo(expected));
    }

    [TestCase("windows-1252", "windows-1252", null)]
    [TestCase("iso-8859-1", "windows-1252", null)]
    [TestCase("utf-8", "windows-1252", null)]
    [TestCase("windows-1252", "utf-8", null)]
    [TestCase("utf-8", "windows-1252", "windows-1252")]
    [TestCase("utf-16", "utf-16", null)]
    public async Task Read_Encoding_AsTheBytesAre(string declared, string real, string? charset)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(real) ?? Encoding.GetEncoding(real);
        var text = $"<?xml version=\"1.0\" encoding=\"{declared}\"?><rss><channel><item><guid>1</guid><title>Cañería – “vía”</title></item></channel></rss>";
        using var content = new MemoryStream([.. encoding.GetPreamble(), .. encoding.GetBytes(text)]);

        var items = await Reading.ReadAsync(definition, content, new DocumentOrigin("rss", Charset: charset));

        Assert.That(Reading.Records(items).Single()[FieldNames.Title], Is.EqualTo("Cañería – “vía”"));
    }

    [Test]
    public async Task Read_BlanksAndRemarksBeforeTheDeclaration_AreNothing()
    {
        var items = await ReadAsync("\n\nWarning: ob_start\n<?xml version=\"1.0\"?><!-- made by hand & heart --><rss><channel><item><guid>1</guid></item></channel></rss>");

        Assert.That(items.Single(), Is.InstanceOf<ReadItem.Found>());
    }

    [Test]
    public async Task Read_OldDoctype_IsPassedOverAndItsEntitiesStayUnknown()
    {
        var items = await ReadAsync(
            "<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;\">]><rss><channel><item><guid>1</guid><title>&b;</title></item></channel></rss>");

        Assert.That(Reading.Records(items).Single()[FieldNames.Title], Is.EqualTo("&b;"));
    }

    [Test]
    public async Task Read_CutOffFeed_KeepsTheEntriesBefore()
    {
        var items = await ReadAsync("<rss><channel>\n<item><guid>1</guid></item>\n<item><guid>2</guid></item>\n<item><guid>3</gu");

        Assert.That(Reading.Records(items).Select(record => record[FieldNames.NativeId]), Is.EqualTo(new[] { "1", "2" }));
        Assert.That(((ReadItem.Broken)items[^1]).Reason, Does.StartWith("The XML cannot be read further than line 4:"));
    }

    [TestCase("", "The document is empty.")]
    [TestCase("  ", "The document is empty.")]
    [TestCase("<!DOCTYPE html><html><body>Ingrese su clave<br></body></html>", "The document is no feed: it begins with <html>.")]
    [TestCase("Not found", "The XML cannot be read further than line 1: Data at the root level is invalid. Line 1, position 1.")]
    public async Task Read_NoFeed_IsBroken(string text, string reason) =>
        Assert.That((await ReadAsync(text)).Single(), Is.EqualTo(new ReadItem.Broken(reason)));

    [Test]
    public async Task Read_FeedWithoutEntries_HasNone() =>
        Assert.That(await ReadAsync("<rss version=\"2.0\"><channel><title>Nada</title></channel></rss>"), Is.Empty);

    [Test]
    public async Task Read_EntryWithNothingToReadByTheRules_IsTold()
    {
        var items = await ReadAsync("<rss><channel><item><other>1</other></item><item><guid>2</guid></item></channel></rss>");

        Assert.That(items[0], Is.EqualTo(new ReadItem.Unreadable("entry 1", "The entry has none of the elements that are looked for.", "other: 1")));
        Assert.That(items[1], Is.InstanceOf<ReadItem.Found>());
    }

    [Test]
    public async Task Read_EntryOfTooManyElements_IsToldAndTheNextIsRead()
    {
        var items = await ReadAsync($"<rss><channel><item>{string.Concat(Enumerable.Repeat("<x>1</x>", 4_000))}</item><item><guid>2</guid></item></channel></rss>");

        Assert.That(items.Select(item => item.GetType()), Is.EqualTo(new[] { typeof(ReadItem.Unreadable), typeof(ReadItem.Found) }));
    }

    private static Task<List<ReadItem>> ReadAsync(string text) => Reading.ReadAsync(definition, text, "rss");
}
