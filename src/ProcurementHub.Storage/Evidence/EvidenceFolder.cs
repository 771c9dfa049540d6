using System.Buffers;
using System.IO.Compression;
using System.Security.Cryptography;

namespace ProcurementHub.Storage.Evidence;

/// <summary>
/// What was fetched, byte for byte, under its own SHA-256: <c>ab/abcdef....gz</c>. The same bytes are kept
/// once, however often and from wherever they come.
/// </summary>
public sealed class EvidenceFolder(string root)
{
    private const int BufferSize = 81920;

    /// <summary>Reads the content to its end and keeps it; the stream stays open.</summary>
    public async Task<StoredEvidence> StoreAsync(Stream content, CancellationToken cancellationToken)
    {
        var incoming = Path.Combine(root, "incoming");
        Directory.CreateDirectory(incoming);
        var unfinished = Path.Combine(incoming, Guid.NewGuid().ToString("N"));
        try
        {
            var (sha256, length) = await WriteAsync(content, unfinished, cancellationToken);
            var path = PathOf(sha256);
            var isNew = !File.Exists(path);
            if (isNew)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                // Within one file system a rename happens or does not; two writers of the same bytes agree.
                File.Move(unfinished, path, overwrite: true);
            }

            return new StoredEvidence(this, sha256, length, isNew);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <exception cref="FileNotFoundException">No such evidence is kept.</exception>
    public Stream OpenRead(byte[] sha256)
    {
        var file = new FileStream(
            PathOf(sha256), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, BufferSize,
            FileOptions.Asynchronous | FileOptions.SequentialScan);
        return new GZipStream(file, CompressionMode.Decompress);
    }

    public bool Contains(byte[] sha256) => File.Exists(PathOf(sha256));

    /// <summary>Writes the content to a file, which appears whole or not at all.</summary>
    /// <exception cref="InvalidDataException">What is kept is not what its name says.</exception>
    public async Task ExtractAsync(byte[] sha256, string path, CancellationToken cancellationToken)
    {
        var unfinished = path + ".part";
        try
        {
            await using (var content = OpenRead(sha256))
            await using (var file = new FileStream(unfinished, FileMode.Create, FileAccess.ReadWrite))
            {
                await content.CopyToAsync(file, cancellationToken);
                file.Position = 0;
                if (!(await SHA256.HashDataAsync(file, cancellationToken)).AsSpan().SequenceEqual(sha256))
                    throw new InvalidDataException("its bytes do not have the SHA-256 that they are kept under.");
            }

            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

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

            // On the disk before it gets its name: a name always stands for whole content.
            file.Flush(flushToDisk: true);
            return (hash.GetHashAndReset(), length);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private string PathOf(byte[] sha256)
    {
        var name = Convert.ToHexStringLower(sha256);
        return Path.Combine(root, name[..2], name + ".gz");
    }
}
