using System.Text;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Sources.Reading;
using ProcurementHub.Tests.Sources.EForms;

namespace ProcurementHub.Tests.Sources.Xml;

/// <summary>Whatever comes as XML, the readers of notices and of feeds say what they found, and never throw.</summary>
public sealed class XmlReadersUnderAttackTests
{
    private static readonly SourceDefinition feeds = Reading.Definition("reader: feed\ndates: [rfc822, iso]\n");

    [TestCase("rss", true)]
    [TestCase("ContractNotice", false)]
    public async Task Read_BillionLaughs_LaughsNot(string root, bool isFeed)
    {
        var items = await ReadAsync(isFeed ? feeds : EFormsText.Definition, Laughs(root));

        if (isFeed)
            Assert.That(Reading.Records(items).Single()[FieldNames.Title], Is.EqualTo("&lol9;"));
        else
            Assert.That(items.Single(), Is.EqualTo(new ReadItem.Broken("The document has a DTD of its own, which is not read.")));
    }

    [Test]
    public async Task Read_VeryMuchOfOneThing_TakesMemoryInProportion([Values] bool isFeed, [Values(
        "attribute", "text", "comment", "name", "empty", "deep", "lots", "organizations", "buyers", "entries", "codes", "tags", "open tags", "ampersands", "prefixes", "attributes")] string kind)
    {
        const int Size = 2_000_000;
        var endless = kind switch
        {
            "attribute" => $"<a b=\"{new string('x', Size)}\"/>",
            "text" => $"<title>{new string('x', Size)}</title>",
            "comment" => $"<!--{new string('x', Size)}-->",
            "name" => $"<{new string('x', Size)}/>",
            "deep" => Times("<a>"),
            "lots" => Times("<ProcurementProjectLot/>"),
            "organizations" => Times("<Organizations><Organization/></Organizations>"),
            "buyers" => Times("<ContractingParty><Party><PartyIdentification><ID>O</ID></PartyIdentification></Party></ContractingParty>"),
            "entries" => Times("<item><title>x</title></item>"),
            "codes" => $"<item><x>1</x><ProcurementProject>{Times("<AdditionalCommodityClassification><ItemClassificationCode>1</ItemClassificationCode></AdditionalCommodityClassification>")}</ProcurementProject></item>",
            "tags" => $"<item><title>{Times("&lt;b&gt;")}</title></item>",
            "open tags" => $"<item><title>{Times("&lt;!--")}</title></item>",
            "ampersands" => $"<item><title>{Times("&")}</title></item>",
            "prefixes" => string.Concat(Enumerable.Range(0, Size / 12).Select(number => $"<p{number}:a/>")),
            "attributes" => $"<item {string.Concat(Enumerable.Range(0, Size / 16).Select(number => $"a{number}=\"1\" "))}/>",
            _ => Times("<a/>"),
        };
        var text = isFeed
            ? $"<rss><channel>{endless}</channel></rss>"
            : $"<ContractNotice xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:ContractNotice-2\">{endless}</ContractNotice>";
        var bytes = Encoding.UTF8.GetBytes(text);
        var before = GC.GetAllocatedBytesForCurrentThread();

        await EndsInOrderAsync(isFeed ? feeds : EFormsText.Definition, bytes, kind);

        // All that was ever taken, given back or not. Feeds of the smallest entries, each a record, come to 180.
        Assert.That((GC.GetAllocatedBytesForCurrentThread() - before) / bytes.Length, Is.LessThan(400));

        string Times(string part) => new StringBuilder(Size).Insert(0, part, Size / part.Length).ToString();
    }

    /// <summary>Ten entities, each of ten of the one before.</summary>
    private static string Laughs(string root)
    {
        var laughs = Enumerable.Range(1, 9).Select(level => $"<!ENTITY lol{level} \"{string.Concat(Enumerable.Repeat($"&lol{level - 1};", 10))}\">");
        return $"<!DOCTYPE lolz [<!ENTITY lol0 \"lol\">{string.Concat(laughs)}]><{root}><item><title>&lol9;</title></item></{root}>";
    }

    private static async Task<List<ReadItem>> EndsInOrderAsync(SourceDefinition definition, byte[] bytes, string which)
    {
        var items = await Reading.ReadAsync(definition, bytes, "damaged");
        Assert.That(items.Take(Math.Max(0, items.Count - 1)), Has.None.InstanceOf<ReadItem.Broken>(), which);
        foreach (var record in Reading.Records(items))
            _ = Reading.Normaliser.Normalise(record, definition);
        return items;
    }

    private static Task<List<ReadItem>> ReadAsync(SourceDefinition definition, string text) => Reading.ReadAsync(definition, text, "attack");
}
