using System.Buffers;
using System.Collections.Concurrent;
using System.IO.Compression;
using System.Security.Cryptography;

namespace ProcurementHub.Storage.Evidence;

/// <summary>
/// Evidence on its way in. It is written at once and gets its name when <see cref="Settle"/> has brought it to
/// the disk: a name always stands for whole content, and many files share one wait for the disk.
/// </summary>
public sealed class EvidenceIntake : IDisposable
{
    private const int BufferSize = 81920;

    private readonly EvidenceFolder _kept;
    private readonly string _folder;
    private readonly FileStream _lock;
    private readonly MemoryStream _packed = new();
    private readonly ConcurrentDictionary<string, bool> _waiting = new(StringComparer.Ordinal);

    /// <param name="locked">Held while this is open: it tells others that the folder is not an abandoned one.</param>
    internal EvidenceIntake(EvidenceFolder kept, string folder, FileStream locked)
    {
        (_kept, _folder, _lock) = (kept, folder, locked);
        Directory.CreateDirectory(folder);
    }

    /// <summary>Reads the content to its end and writes it down, unless the same bytes are kept already; the stream stays open.</summary>
    public async Task<StoredEvidence> AddAsync(Stream content, CancellationToken cancellationToken)
    {
        var unfinished = Path.Combine(_folder, Guid.NewGuid().ToString("N"));
        try
        {
            var (sha256, length) = await WriteAsync(content, unfinished, cancellationToken);
            var isNew = !_kept.Touch(sha256) && _waiting.TryAdd(EvidenceFolder.NameOf(sha256), true);
            if (isNew)
            {
                File.SetLastWriteTimeUtc(unfinished, _kept.Stamp);
                File.Move(unfinished, WaitingPath(EvidenceFolder.NameOf(sha256)));
            }

            return new StoredEvidence(_kept, sha256, length, isNew);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>The same for bytes at hand whose hash is known.</summary>
    public void Add(byte[] sha256, ReadOnlySpan<byte> content)
    {
        var name = EvidenceFolder.NameOf(sha256);
        if (_kept.Touch(sha256) || !_waiting.TryAdd(name, true))
            return;
        _packed.SetLength(0);
        using (var compressed = new GZipStream(_packed, CompressionLevel.Fastest, leaveOpen: true))
            compressed.Write(content);
        // Not made over an old one: a file that was cut to nothing is brought to the disk as it is closed, one by one.
        using var file = File.OpenHandle(WaitingPath(name), FileMode.CreateNew, FileAccess.Write, FileShare.Read);
        RandomAccess.Write(file, _packed.GetBuffer().AsSpan(0, (int)_packed.Length), 0);
        File.SetLastWriteTimeUtc(file, _kept.Stamp);
    }

    /// <summary>Everything that was added before is on the disk and under its name when this returns.</summary>
    public void Settle()
    {
        var names = _waiting.Keys.ToList();
        if (names.Count == 0)
            return;
        DiskFlush.Files(_lock.SafeFileHandle, names.ConvertAll(WaitingPath));
        foreach (var name in names)
        {
            var path = _kept.PathOf(name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            // Within one file system a rename happens or does not; two writers of the same bytes agree.
            File.Move(WaitingPath(name), path, overwrite: true);
            _waiting.TryRemove(name, out _);
        }

        DiskFlush.Names(_lock.SafeFileHandle);
    }

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        _lock.Dispose();
        File.Delete(_lock.Name);
    }

    private string WaitingPath(string name) => Path.Combine(_folder, name + ".gz");

    private static async Task<(byte[] Sha256, long Length)> WriteAsync(
        Stream content, string path, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            long length = 0;
            await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferSize);
            await using (var compressed = new GZipStream(file, CompressionLevel.Fastest, leaveOpen: true))
            {
                int read;
                while ((read = await content.ReadAsync(buffer.AsMemory(), cancellationToken)) > 0)
                {
                    hash.AppendData(buffer, 0, read);
                    length += read;
                    await compressed.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
                }
            }

            return (hash.GetHashAndReset(), length);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
