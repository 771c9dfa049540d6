using System.Security.Cryptography;
using ProcurementHub.Storage.Evidence;

namespace ProcurementHub.Tests.Storage;

public sealed class EvidenceFolderTests
{
    private DirectoryInfo _root = null!;

    private EvidenceFolder Folder => new(_root.FullName, TimeProvider.System);

    [SetUp]
    public void Make() => _root = Directory.CreateTempSubdirectory("hub-evidence-");

    [TearDown]
    public void Remove() => _root.Delete(recursive: true);

    [Test]
    public async Task Store_Content_CanBeReadAgainByteForByte()
    {
        var content = RandomNumberGenerator.GetBytes(300_000);

        var evidence = await StoreAsync(new MemoryStream(content));

        Assert.That(evidence.Sha256, Is.EqualTo(SHA256.HashData(content)));
        Assert.That(evidence.Length, Is.EqualTo(content.Length));
        Assert.That(await BytesAsync(evidence.OpenRead()), Is.EqualTo(content));
        Assert.That(await BytesAsync(Folder.OpenRead(evidence.Sha256)), Is.EqualTo(content));
    }

    [Test]
    public async Task Store_TheSameBytesAtOnce_KeepsThemOnce()
    {
        var content = new byte[50_000];

        var stored = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
            Task.Run(() => StoreAsync(new MemoryStream(content)))));

        Assert.That(Files(), Has.Length.EqualTo(1));
        Assert.That(stored.Select(evidence => evidence.Length), Is.All.EqualTo(content.Length));
        Assert.That((await StoreAsync(new MemoryStream(content))).IsNew, Is.False);
    }

    [Test]
    public async Task Store_EmptyContent_IsEvidenceToo()
    {
        var evidence = await StoreAsync(Stream.Null);

        Assert.That(await BytesAsync(evidence.OpenRead()), Is.Empty);
    }

    [Test]
    public void Store_StreamThatBreaksOff_LeavesNothing()
    {
        Assert.That(async () => await StoreAsync(new BrokenStream()), Throws.InstanceOf<IOException>());

        Assert.That(Files(), Is.Empty);
    }

    [Test]
    public async Task Add_BeforeItIsSettled_HasNoName()
    {
        using var intake = Folder.OpenIntake();
        var evidence = await intake.AddAsync(new MemoryStream([1, 2, 3]), CancellationToken.None);
        Assert.That(Folder.Contains(evidence.Sha256), Is.False);

        intake.Settle();

        Assert.That(Folder.Contains(evidence.Sha256), Is.True);
    }

    [Test]
    public async Task OpenIntake_AfterOneThatWasAbandoned_ClearsThatAndLeavesTheLiving()
    {
        using var living = Folder.OpenIntake();
        await living.AddAsync(new MemoryStream([1, 2, 3]), CancellationToken.None);
        var incoming = Path.Combine(_root.FullName, "incoming");
        Directory.CreateDirectory(Path.Combine(incoming, "dead"));
        File.WriteAllText(Path.Combine(incoming, "dead", "half"), "x");
        File.WriteAllText(Path.Combine(incoming, "dead.lock"), "");

        using (Folder.OpenIntake())
            Assert.That(Path.Exists(Path.Combine(incoming, "dead")) || Path.Exists(Path.Combine(incoming, "dead.lock")), Is.False);

        living.Settle();
        Assert.That(Files().Where(file => file.EndsWith(".gz", StringComparison.Ordinal)), Has.Exactly(1).Items);
    }

    [Test]
    public async Task Remove_WhatCameInBeforeTheLimit_FreesItsBytes()
    {
        var evidence = await StoreAsync(new MemoryStream([1, 2, 3]));
        var limit = DateTimeOffset.UtcNow.AddDays(1);
        var length = new FileInfo(Files().Single()).Length;

        Assert.That(Folder.LengthOf(evidence.Sha256, limit), Is.EqualTo(length));
        Assert.That(Folder.Remove(evidence.Sha256, limit), Is.EqualTo(length));
        Assert.That(Files(), Is.Empty);
        Assert.That(Folder.Remove(evidence.Sha256, limit), Is.Null);
    }

    [Test]
    public async Task Remove_WhatCameInAgainSince_LeavesIt()
    {
        var evidence = await StoreAsync(new MemoryStream([1, 2, 3]));
        File.SetLastWriteTimeUtc(Files().Single(), DateTime.UtcNow.AddDays(-30));
        var limit = DateTimeOffset.UtcNow.AddDays(-1);
        Assert.That(Folder.LengthOf(evidence.Sha256, limit), Is.Not.Null, "it is old");

        await StoreAsync(new MemoryStream([1, 2, 3]));

        Assert.That(Folder.Remove(evidence.Sha256, limit), Is.Null);
        Assert.That(Folder.Contains(evidence.Sha256), Is.True);
    }

    [Test]
    public async Task Remove_WhileTheSameBytesComeInAgainAndAgain_NeverLosesThem()
    {
        var content = new byte[] { 1, 2, 3 };
        var evidence = await StoreAsync(new MemoryStream(content));
        for (var round = 0; round < 200; round++)
        {
            File.SetLastWriteTimeUtc(Files().Single(), DateTime.UtcNow.AddDays(-30));
            await Task.WhenAll(
                Task.Run(() => StoreAsync(new MemoryStream(content))),
                Task.Run(() => Folder.Remove(evidence.Sha256, DateTimeOffset.UtcNow.AddDays(-1))));

            Assert.That(await BytesAsync(Folder.OpenRead(evidence.Sha256)), Is.EqualTo(content), $"round {round}");
        }
    }

    [Test]
    public async Task List_WhatIsKept_LeavesOutWhatIsOnItsWay()
    {
        var evidence = await StoreAsync(new MemoryStream([1, 2, 3]));
        using var intake = Folder.OpenIntake();
        await intake.AddAsync(new MemoryStream([4, 5, 6]), CancellationToken.None);
        await File.WriteAllTextAsync(Path.Combine(_root.FullName, "notes.txt"), "of the operator");

        Assert.That(Folder.List(), Is.EqualTo(new[] { evidence.Sha256 }));
    }

    [Test]
    public async Task UndoRemovals_AfterARemovalThatWasBrokenOff_BringsTheBytesBack()
    {
        var evidence = await StoreAsync(new MemoryStream([1, 2, 3]));
        var leaving = Directory.CreateDirectory(Path.Combine(_root.FullName, "leaving")).FullName;
        File.Move(Files().Single(), Path.Combine(leaving, Path.GetFileName(Files().Single())));

        Folder.UndoRemovals();

        Assert.That(Folder.Contains(evidence.Sha256), Is.True);
    }

    private async Task<StoredEvidence> StoreAsync(Stream content)
    {
        using var intake = Folder.OpenIntake();
        var evidence = await intake.AddAsync(content, CancellationToken.None);
        intake.Settle();
        return evidence;
    }

    private string[] Files() => Directory.GetFiles(_root.FullName, "*", SearchOption.AllDirectories);

    private static async Task<byte[]> BytesAsync(Stream stream)
    {
        await using (stream)
        {
            using var copy = new MemoryStream();
            await stream.CopyToAsync(copy);
            return copy.ToArray();
        }
    }

    private sealed class BrokenStream : MemoryStream
    {
        private int _reads;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            _reads++ == 0 ? ValueTask.FromResult(1000) : throw new IOException("The connection was closed.");
    }
}
