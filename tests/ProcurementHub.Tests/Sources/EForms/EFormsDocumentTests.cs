using System.Text;
using ProcurementHub.Sources.Reading;
using ProcurementHub.Sources.Reading.Archives;
using ProcurementHub.Tests.Sources.Archives;
using static ProcurementHub.Tests.Sources.EForms.EFormsText;

namespace ProcurementHub.Tests.Sources.EForms;

/// <summary>What is no notice, or no whole one, is told; packages of many notices are read one by one.</summary>
public sealed class EFormsDocumentTests
{
    [TestCase("", "The document is empty.")]
    [TestCase("<html><body>Login</body></html>", "The document is no eForms notice: it begins with <html>.")]
    [TestCase("<Notice xmlns=\"urn:x\"/>", "The document is no eForms notice: it begins with <Notice>.")]
    [TestCase("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>", "The document has a DTD of its own, which is not read.")]
    public async Task Read_NoNotice_IsBroken(string xml, string reason) =>
        Assert.That((await ReadAsync(xml)).Single(), Is.EqualTo(new ReadItem.Broken(reason)));

    [TestCase("<TED_EXPORT xmlns=\"http://publications.europa.eu/resource/schema/ted/R2.0.9/publication\"/>", "the TED schema from before eForms")]
    [TestCase("<BusinessRegistrationInformationNotice xmlns=\"http://data.europa.eu/p27/eforms-business-registration-information-notice/1\"/>", "the registration of a company")]
    public async Task Read_NoticeOfAnotherKind_IsRejected(string xml, string reason) =>
        Assert.That(((ReadItem.Unreadable)(await ReadAsync(xml)).Single()).Reason, Does.Contain(reason));

    [Test]
    public async Task Read_CutOffNotice_GivesNoHalfNotice()
    {
        var whole = Notice(Lot("LOT-0001", Tenders("2026-04-08+02:00", "14:00:00+02:00")));

        var items = await ReadAsync(whole[..(whole.Length / 2)]);

        Assert.That(items.Single(), Is.InstanceOf<ReadItem.Broken>().With.Property("Reason").StartsWith("The XML cannot be read further than line"));
    }

    [Test]
    public async Task Read_Rubbish_AfterTheNotice_LeavesTheNotice()
    {
        var items = await ReadAsync(Notice() + "<again/>");

        Assert.That(items, Has.Count.EqualTo(2));
        Assert.That(items[0], Is.InstanceOf<ReadItem.Found>());
        Assert.That(items[1], Is.InstanceOf<ReadItem.Broken>());
    }

    [Test]
    public async Task Read_NestedTooDeeply_IsBroken()
    {
        var items = await ReadAsync(Notice(string.Concat(Enumerable.Repeat("<a>", 200_000)) + string.Concat(Enumerable.Repeat("</a>", 200_000))));

        Assert.That(items.Single(), Is.EqualTo(new ReadItem.Broken("The elements of the document are nested deeper than 100 levels.")));
    }

    [Test]
    public async Task Read_DailyPackage_GivesEveryNoticeAndNamesTheDamagedOne()
    {
        byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
        var package = Packed.Gzip(Packed.Tar(
            ("20260304_044/00012345_2026.xml", Bytes(Notice())),
            ("20260304_044/00012346_2026.xml", Bytes(Notice()[..900])),
            ("20260304_044/00012347_2026.xml", Bytes("<TED_EXPORT/>")),
            ("20260304_044/00012348_2026.xml", Bytes(Notice(procedure: "another")))));
        var items = new List<ReadItem>();
        using var content = new MemoryStream(package);

        await foreach (var item in new ReaderRegistry(new ArchiveLimits()).For(Definition).ReadAsync(content, new DocumentOrigin("202600044"), Definition, CancellationToken.None))
            items.Add(item);

        Assert.That(Reading.Records(items).Select(record => record[FieldNames.NativeId]), Is.EqualTo(new[] { "0c1d2e3f-1111-4222-8333-444455556666", "another" }));
        Assert.That(items.OfType<ReadItem.Unreadable>().Select(item => item.Position.Split(':')[0]), Is.EqualTo(new[]
        {
            "20260304_044/00012346_2026.xml", "20260304_044/00012347_2026.xml",
        }));
        Assert.That(((ReadItem.Broken)items[^1]).Reason, Does.StartWith("1 of 4 entries could not be read"));
    }
}
