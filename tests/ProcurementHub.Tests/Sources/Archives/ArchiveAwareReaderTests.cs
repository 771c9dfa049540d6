using System.IO.Compression;
using System.Text;
using ProcurementHub.Sources.Reading;
using ProcurementHub.Sources.Reading.Archives;
using ProcurementHub.Sources.Reading.Ocds;
using ProcurementHub.Tests.Sources.Ocds;

namespace ProcurementHub.Tests.Sources.Archives;

public sealed class ArchiveAwareReaderTests
{
    private static readonly string Package = PackageOf(20);

    [Test]
    public async Task Read_NoArchive_PassesUntouched([Values] bool canSeek)
    {
        var items = await ReadAsync(Packed.Utf8(Package), canSeek: canSeek);

        Assert.That(OcdsText.Ids(items), Is.EqualTo(IdsUpTo(20)));
        Assert.That(((ReadItem.Found)items[3]).Record.Position, Is.EqualTo("releases[3]"));
    }

    [Test]
    public async Task Read_Gzip_IsOpenedWithoutAPrefix([Values] bool canSeek)
    {
        var items = await ReadAsync(Packed.Gzip(Package), canSeek: canSeek);

        Assert.That(OcdsText.Ids(items), Is.EqualTo(IdsUpTo(20)));
        Assert.That(((ReadItem.Found)items[3]).Record.Position, Is.EqualTo("releases[3]"));
    }

    [Test]
    public async Task Read_Zip_ReadsEveryEntryAndSaysWhich([Values] bool canSeek)
    {
        var zip = Packed.Zip(
            ("2026/01.json", Packed.Utf8(PackageOf(2))), ("__MACOSX/2026/._01.json", [0, 5, 22]),
            ("README.txt", Packed.Utf8("Read me.")), ("2026/02.json.gz", Packed.Gzip(PackageOf(3))));

        var items = await ReadAsync(zip, canSeek: canSeek);

        Assert.That(items.Cast<ReadItem.Found>().Select(found => found.Record.Position), Is.EqualTo(new[]
        {
            "2026/01.json: releases[0]", "2026/01.json: releases[1]",
            "2026/02.json.gz: releases[0]", "2026/02.json.gz: releases[1]", "2026/02.json.gz: releases[2]",
        }));
    }

    [Test]
    public async Task Read_Tar_ReadsEveryEntryAndSaysWhich([Values] bool canSeek, [Values] bool gzipped)
    {
        var tar = Packed.Tar(("d/a.json", Packed.Utf8(PackageOf(2))), ("d/README", [1]), ("d/b.json.gz", Packed.Gzip(PackageOf(1))));

        var items = await ReadAsync(gzipped ? Packed.Gzip(tar) : tar, canSeek: canSeek);

        Assert.That(items.Cast<ReadItem.Found>().Select(found => found.Record.Position), Is.EqualTo(new[]
        {
            "d/a.json: releases[0]", "d/a.json: releases[1]", "d/b.json.gz: releases[0]",
        }));
    }

    [Test]
    public async Task Read_TarCutOff_KeepsWhatCameBefore([Range(5, 85, 20)] int percent, [Values] bool canSeek)
    {
        var whole = Packed.Tar(("a.json", Packed.Utf8(PackageOf(300))), ("b.json", Packed.Utf8(PackageOf(300))));

        var items = await ReadAsync(whole[..(whole.Length * percent / 100)], canSeek: canSeek);

        Assert.That(items.OfType<ReadItem.Found>().Count(), Is.InRange(percent > 50 ? 301 : 1, percent > 50 ? 599 : 299));
        Assert.That(items[^1], Is.InstanceOf<ReadItem.Broken>());
    }

    [Test]
    public async Task Read_TarsInTars_AreRefusedInTheEnd()
    {
        var tar = Packed.Utf8(Package);
        for (var level = 0; level < 3; level++)
            tar = Packed.Tar(($"{level}", tar));

        var items = await ReadAsync(tar);

        Assert.That(items[0], Is.InstanceOf<ReadItem.Unreadable>().With.Property("Position").EqualTo("2/1").And.Property("Reason").Contains("not opened"));
        Assert.That(items[^1], Is.InstanceOf<ReadItem.Broken>());
    }

    [Test]
    public async Task Read_ThreeLevels_AreRefusedAndTheRestIsRead()
    {
        var deep = Packed.Zip(("b.zip", Packed.Zip(("c.json.gz", Packed.Gzip(Package)))), ("z.json", Packed.Utf8(PackageOf(1))));

        var items = await ReadAsync(deep);

        Assert.That(items[0], Is.InstanceOf<ReadItem.Unreadable>()
            .With.Property("Position").EqualTo("b.zip/c.json.gz").And.Property("Reason").Contains("not opened"));
        Assert.That(items[1], Is.InstanceOf<ReadItem.Found>());
        Assert.That(items[2], Is.InstanceOf<ReadItem.Broken>().With.Property("Reason").Contains("1 of 2"));
    }

    [Test]
    public async Task Read_BrokenEntry_DoesNotStopTheNext()
    {
        var zip = Packed.Zip(("a.json", Packed.Utf8(Package[..^30])), ("b.json", Packed.Utf8(PackageOf(1))));

        var items = await ReadAsync(zip);

        Assert.That(items.OfType<ReadItem.Found>().Count(), Is.EqualTo(19 + 1));
        Assert.That(items[19], Is.InstanceOf<ReadItem.Unreadable>().With.Property("Position").EqualTo("a.json"));
        Assert.That(items[^1], Is.InstanceOf<ReadItem.Broken>().With.Property("Reason").Contains("a.json: The JSON is cut off at byte"));
    }

    [Test]
    public async Task Read_GzipCutOff_KeepsWhatCameBefore([Range(5, 95, 15)] int percent)
    {
        var whole = Packed.Gzip(PackageOf(3000));
        var cut = whole[..(whole.Length * percent / 100)];

        var items = await ReadAsync(cut);

        var found = OcdsText.Ids(items).ToList();
        Assert.That(found, Is.EqualTo(IdsUpTo(3000).Take(found.Count)));
        Assert.That(found, Has.Count.LessThan(3000));
        Assert.That(items.Take(items.Count - 1), Has.All.InstanceOf<ReadItem.Found>());
        Assert.That(items[^1], Is.InstanceOf<ReadItem.Broken>());
    }

    [Test]
    public async Task Read_GzipWithoutItsLastBytes_IsBrokenThoughTheJsonIsWhole()
    {
        var items = await ReadAsync(Packed.Gzip(Package)[..^4]);

        Assert.That(items.OfType<ReadItem.Found>().Count(), Is.EqualTo(20));
        Assert.That(items[^1], Is.InstanceOf<ReadItem.Broken>());
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Read_GzipOfSeveralMembers_IsReadToTheEnd(bool isPadded)
    {
        byte[] joined = [.. Packed.Gzip(PackageOf(3000)), .. Packed.Gzip(OcdsText.Release("last")), .. new byte[isPadded ? 500 : 0]];

        var items = await ReadAsync(joined, canSeek: false);

        Assert.That(OcdsText.Ids(items), Is.EqualTo(IdsUpTo(3000).Append("last")));
    }

    [Test]
    public async Task Read_GzipWithAllHeaderFields_IsRead()
    {
        var plain = Packed.Gzip(Package);
        byte[] header = [0x1F, 0x8B, 8, 2 | 4 | 8 | 16, 0, 0, 0, 0, 0, 3, 3, 0, 1, 2, 3, .. "name.json\0"u8, .. "comment\0"u8, 9, 9];

        var items = await ReadAsync([.. header, .. plain[10..]]);

        Assert.That(OcdsText.Ids(items), Is.EqualTo(IdsUpTo(20)));
    }

    [Test]
    public async Task Read_GzipWithAFlippedBit_IsBroken([Range(100, 2000, 190)] int place)
    {
        var packed = Packed.Gzip(PackageOf(3000));
        packed[place * packed.Length / 2100] ^= 4;

        var items = await ReadAsync(packed);

        Assert.That(items[^1], Is.InstanceOf<ReadItem.Broken>());
    }

    [Test]
    public async Task Read_ZipEntryWithOtherBytes_IsToldByItsChecksum()
    {
        var zip = Packed.Zip(CompressionLevel.NoCompression, ("a.json", Packed.Utf8(Package)));
        var at = zip.AsSpan().IndexOf("Title of id-7"u8);
        zip[at] = (byte)'X';

        var items = await ReadAsync(zip);

        Assert.That(items.OfType<ReadItem.Found>().Count(), Is.EqualTo(20));
        Assert.That(items[^1], Is.InstanceOf<ReadItem.Broken>().With.Property("Reason").Contains("checksum"));
    }

    [Test]
    public async Task Read_ZipWithoutItsEnd_IsBroken([Values] bool canSeek)
    {
        var zip = Packed.Zip(("a.json", Packed.Utf8(Package)));

        var items = await ReadAsync(zip[..^30], canSeek: canSeek);

        Assert.That(items, Has.Count.EqualTo(1));
        Assert.That(items[0], Is.InstanceOf<ReadItem.Broken>().With.Property("Reason").StartsWith("The archive is damaged"));
    }

    [Test]
    public async Task Read_EncryptedEntry_IsRefused()
    {
        var zip = Packed.Zip(("a.json", Packed.Utf8(Package)), ("b.json", Packed.Utf8(Package)));
        // Bit 0 of the general flags, in the central entry of the first file.
        var central = zip.AsSpan().IndexOf("PK\x01\x02"u8);
        zip[central + 8] |= 1;

        var items = await ReadAsync(zip);

        Assert.That(items[0], Is.EqualTo(new ReadItem.Unreadable("a.json", "The entry is encrypted.", null)));
        Assert.That(items.OfType<ReadItem.Found>().Count(), Is.EqualTo(20));
        Assert.That(items[^1], Is.InstanceOf<ReadItem.Broken>());
    }

    [Test]
    public async Task Read_PastTheSize_StopsAndKeepsWhatCameBefore([Values] bool zipped)
    {
        var json = Packed.Utf8(PackageOf(3000));
        var packed = zipped ? Packed.Zip(("a.json", json), ("b.json", json)) : Packed.Gzip(json);

        var items = await ReadAsync(packed, new ArchiveLimits { MaxDecompressedBytes = 200_000 });

        Assert.That(items.OfType<ReadItem.Found>().Count(), Is.InRange(100, 2000));
        Assert.That(((ReadItem.Broken)items[^1]).Reason, Does.Contain("more than 200,000 bytes"));
    }

    [TestCase("10000000000", "is said to take 1073741824 bytes")]
    [TestCase("77777777777", "is said to take 8589934591 bytes")]
    public async Task Read_TarWhoseNameIsSaidToBeHuge_IsRefusedBeforeAnythingIsTaken(string octal, string reason)
    {
        var tar = Packed.Tar(("a.json", Packed.Utf8(PackageOf(1))));
        Encoding.ASCII.GetBytes(octal).CopyTo(tar.AsSpan(124));
        // The check sum of a header counts its own eight bytes as blanks.
        tar.AsSpan(148, 8).Fill((byte)' ');
        var sum = tar.AsSpan(0, 512).ToArray().Sum(part => part);
        Encoding.ASCII.GetBytes($"{Convert.ToString(sum, 8).PadLeft(6, '0')}\0 ").CopyTo(tar.AsSpan(148));
        var before = GC.GetAllocatedBytesForCurrentThread();

        var items = await ReadAsync(tar);

        Assert.That(items, Has.Count.EqualTo(1));
        Assert.That(((ReadItem.Broken)items[0]).Reason, Does.Contain(reason));
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(10_000_000));
    }

    [Test]
    public async Task Read_TarWithADateBeyondAllCalendars_IsDamaged()
    {
        var tar = Packed.Tar(("a.json", Packed.Utf8(PackageOf(1))));
        var at = tar.AsSpan().IndexOf("mtime="u8) + 6;
        tar.AsSpan(at, 18).Fill((byte)'9');

        var items = await ReadAsync(tar);

        Assert.That(items.OfType<ReadItem.Broken>().Single().Reason, Does.StartWith("The archive is damaged"));
    }

    [Test]
    public async Task Read_TarPastTheSize_Stops()
    {
        var json = Packed.Utf8(PackageOf(1000));

        var items = await ReadAsync(
            Packed.Tar(("a.json", json), ("b.json", json), ("c.json", json)), new ArchiveLimits { MaxDecompressedBytes = json.Length * 3 / 2 });

        Assert.That(items.OfType<ReadItem.Found>().Count(), Is.InRange(1000, 1999));
        Assert.That(items[^1], Is.InstanceOf<ReadItem.Broken>().With.Property("Reason").StartsWith("The archive unpacks to more than"));
        Assert.That(items.OfType<ReadItem.Unreadable>().Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task Read_PastTheRatio_Stops([Values] bool zipped)
    {
        var bomb = new byte[30_000_000];
        Array.Fill(bomb, (byte)' ');
        var packed = zipped ? Packed.Zip(("a.json", bomb)) : Packed.Gzip(bomb);

        var items = await ReadAsync(packed);

        Assert.That(items[^1], Is.InstanceOf<ReadItem.Broken>().With.Property("Reason").Contains("more than 200 times"));
    }

    [Test]
    public async Task Read_ManyEntries_AreRefused()
    {
        var entries = Enumerable.Range(0, 11).Select(n => ($"{n}.json", Packed.Utf8(PackageOf(1)))).ToArray();

        var zipped = await ReadAsync(Packed.Zip(entries), new ArchiveLimits { MaxEntries = 10 });
        var tarred = await ReadAsync(Packed.Tar(entries), new ArchiveLimits { MaxEntries = 10 });

        Assert.That(zipped, Is.EqualTo(new[] { new ReadItem.Broken("The archive holds 11 entries, more than the 10 that are read.") }));
        Assert.That(tarred.OfType<ReadItem.Found>().Count(), Is.EqualTo(10));
        Assert.That(tarred[^1], Is.EqualTo(new ReadItem.Broken("The archive holds more than the 10 entries that are read.")));
    }

    [Test]
    public async Task Read_ZipWithoutDocuments_IsBroken()
    {
        var items = await ReadAsync(Packed.Zip(("folder/", [])));

        Assert.That(items, Is.EqualTo(new[] { new ReadItem.Broken("The archive holds no documents.") }));
    }

    [Test]
    public async Task Read_OfficeFile_ReachesItsReaderWhole()
    {
        var xlsx = Packed.Zip(("[Content_Types].xml", Packed.Utf8("<Types/>")), ("xl/workbook.xml", Packed.Utf8("<x/>")));
        var reader = new WholeReader();

        await foreach (var _ in new ArchiveAwareReader(reader, new ArchiveLimits()).ReadAsync(
            new ForwardStream(xlsx), new DocumentOrigin("plan.xlsx"), OcdsText.Definition(), CancellationToken.None))
        {
        }

        Assert.That(reader.Seen, Is.EqualTo(xlsx));
    }

    private static async Task<List<ReadItem>> ReadAsync(byte[] content, ArchiveLimits? limits = null, bool canSeek = true)
    {
        var items = new List<ReadItem>();
        using var stream = canSeek ? new MemoryStream(content) : new ForwardStream(content);
        await foreach (var item in new ArchiveAwareReader(new OcdsReader(), limits ?? new ArchiveLimits()).ReadAsync(
            stream, new DocumentOrigin("x"), OcdsText.Definition(), CancellationToken.None))
            items.Add(item);
        return items;
    }

    private static string PackageOf(int releases) =>
        $$"""{"releases":[{{string.Join(',', Enumerable.Range(0, releases).Select(n => OcdsText.Release($"id-{n}")))}}]}""";

    private static IEnumerable<string> IdsUpTo(int count) => Enumerable.Range(0, count).Select(n => $"id-{n}");

    private sealed class WholeReader : INoticeReader
    {
        public byte[] Seen { get; private set; } = [];

        public async IAsyncEnumerable<ReadItem> ReadAsync(
            Stream content, DocumentOrigin origin, ProcurementHub.Sources.Definitions.SourceDefinition definition,
            [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
        {
            using var copy = new MemoryStream();
            await content.CopyToAsync(copy, cancellationToken);
            Seen = copy.ToArray();
            yield break;
        }
    }
}
