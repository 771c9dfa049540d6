using System.IO.Compression;
using System.Text;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Sources.Reading;
using ProcurementHub.Sources.Reading.Archives;
using ProcurementHub.Sources.Reading.Xlsx;
using ProcurementHub.Tests.Sources.Archives;

namespace ProcurementHub.Tests.Sources.Xlsx;

/// <summary>Workbooks that are none, that are cut, and that unpack to more than they may.</summary>
public sealed class WorkbookDamageTests
{
    private static readonly SourceDefinition definition = XlsxReaderTests.Definition();

    private static readonly Workbook whole = new Workbook().Sheet("Plan",
        [["Código", "Descripción"], .. Enumerable.Range(1, 300).Select(number => (object?[])[$"A-{number}", $"Compra número {number}"])]);

    [TestCase("", "The document is empty.")]
    [TestCase("<!DOCTYPE html><html>", "The document is not a workbook (.xlsx or .xls); it begins with '<!DOCTYP'.")]
    public async Task Document_ThatIsNoWorkbook_IsBroken(string text, string reason) =>
        Assert.That(await ReadAsync(Encoding.UTF8.GetBytes(text)), Is.EqualTo(new[] { new ReadItem.Broken(reason) }));

    [Test]
    public async Task Workbook_CutOff_IsBrokenAnywhere()
    {
        var bytes = whole.ToBytes();

        for (var length = 4; length < bytes.Length; length += 97)
        {
            var items = await ReadAsync(bytes[..length]);
            Assert.That(items[^1], Is.TypeOf<ReadItem.Broken>(), () => $"cut to {length} bytes");
        }
    }

    [Test]
    public async Task Sheet_WhoseXmlEndsEarly_GivesItsRowsAndIsBroken()
    {
        var bytes = Repacked(whole, "xl/worksheets/sheet1.xml", xml => xml[..(xml.Length / 2)]);

        var items = await ReadAsync(bytes);

        Assert.That(((ReadItem.Broken)items[^1]).Reason, Does.StartWith("The workbook is damaged: "));
    }

    [TestCase("r=\"A5\"", "r=\"ZZZZZZ5\"", "The workbook is damaged: sheet 'Plan' has a cell to the right of where sheets end.")]
    [TestCase("<row r=\"5\">", "<row r=\"999999999\">", "The workbook holds more than 2,000,000 rows.")]
    public async Task Cell_FarOutside_CostsNoMemory(string text, string instead, string reason)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();

        var items = await ReadAsync(Repacked(whole, "xl/worksheets/sheet1.xml", xml => xml.Replace(text, instead, StringComparison.Ordinal)));

        Assert.That(items[^1], Is.EqualTo(new ReadItem.Broken(reason)));
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(500_000_000));
    }

    [TestCase("xl/sharedStrings.xml", 40_000_000, "unpacks to more than 200 times its size")]
    [TestCase("xl/worksheets/sheet9.xml", 40_000_000, "unpacks to more than 200 times its size")]
    public async Task Bomb_IsNotOpened(string part, int length, string reason)
    {
        var items = await ReadAsync(whole.ToBytes((part, new string(' ', length))));

        Assert.That(items.Single(), Is.TypeOf<ReadItem.Broken>());
        Assert.That(((ReadItem.Broken)items[0]).Reason, Does.Contain(reason));
    }

    [Test]
    public async Task Workbook_LargerThanTheLimit_IsNotOpened()
    {
        var items = await ReadAsync(whole.ToBytes(), new ArchiveLimits { MaxDecompressedBytes = 1_000 });

        Assert.That(items, Is.EqualTo(new[] { new ReadItem.Broken("The workbook unpacks to more than 1,000 bytes.") }));
    }

    [Test]
    public async Task Workbook_IsOneDocumentToTheArchiveReader()
    {
        var readers = new ReaderRegistry(new ArchiveLimits());
        using var plain = new MemoryStream(whole.ToBytes());
        using var forward = new ForwardStream(whole.ToBytes());
        using var packed = new MemoryStream(Zip(("2026/plan.xlsx", whole.ToBytes()), ("2027/plan.xlsx", whole.ToBytes())));

        var positions = new List<string>();
        foreach (Stream content in new Stream[] { plain, forward, packed })
        {
            var records = new List<SourceRecord>();
            await foreach (var item in readers.For(definition).ReadAsync(content, new DocumentOrigin("plan.xlsx"), definition, CancellationToken.None))
                records.Add(((ReadItem.Found)item).Record);
            positions.Add($"{records.Count} from {records[0].Position}");
        }

        Assert.That(positions, Is.EqualTo(new[]
        {
            "300 from sheet 'Plan', row 2", "300 from sheet 'Plan', row 2", "600 from 2026/plan.xlsx: sheet 'Plan', row 2",
        }));
    }

    private static async Task<List<ReadItem>> ReadAsync(byte[] bytes, ArchiveLimits? limits = null)
    {
        using var content = new MemoryStream(bytes);
        var items = new List<ReadItem>();
        await foreach (var item in new XlsxReader(limits ?? new ArchiveLimits()).ReadAsync(content, new DocumentOrigin("plan.xlsx"), definition, CancellationToken.None))
            items.Add(item);
        return items;
    }

    private static byte[] Repacked(Workbook workbook, string part, Func<string, string> change)
    {
        using var bytes = new MemoryStream();
        bytes.Write(workbook.ToBytes());
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            string text;
            using (var reader = new StreamReader(archive.GetEntry(part)!.Open()))
                text = reader.ReadToEnd();
            archive.GetEntry(part)!.Delete();
            using var writer = new StreamWriter(archive.CreateEntry(part).Open());
            writer.Write(change(text));
        }

        return bytes.ToArray();
    }

    private static byte[] Zip(params (string Name, byte[] Bytes)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return bytes.ToArray();
    }
}
