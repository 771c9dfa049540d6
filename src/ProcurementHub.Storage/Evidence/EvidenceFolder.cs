using System.IO.Compression;
using System.Security.Cryptography;

namespace ProcurementHub.Storage.Evidence;

/// <summary>
/// What was fetched, byte for byte, under its own SHA-256: <c>ab/abcdef....gz</c>. The same bytes are kept
/// once, however often and from wherever they come.
/// </summary>
/// <param name="time">Stamps files with when their bytes last came in.</param>
public sealed class EvidenceFolder(string root, TimeProvider time)
{
    private const int BufferSize = 81920;
    private const string LockSuffix = ".lock";
    private const int Attempts = 5;

    /// <summary>For one writer; what others that were killed have left unfinished is cleared away.</summary>
    public EvidenceIntake OpenIntake()
    {
        var incoming = Path.Combine(root, "incoming");
        Directory.CreateDirectory(incoming);
        ClearAbandoned(incoming);
        for (var attempt = 1; ; attempt++)
        {
            var folder = Path.Combine(incoming, Guid.NewGuid().ToString("N"));
            try
            {
                return new EvidenceIntake(this, folder, new FileStream(folder + LockSuffix, FileMode.CreateNew, FileAccess.Write, FileShare.None));
            }
            catch (IOException) when (attempt < Attempts)
            {
                // Somebody who clears away was between the making of the file and its locking.
            }
        }
    }

    /// <summary>Below it nothing is fetched: what is left is for the database, which can then still tell of it.</summary>
    public const long LeastFreeBytes = 64L << 20;

    /// <summary>Asked before a portal is: what could not be kept need not be fetched.</summary>
    /// <exception cref="IOException">There is no room, or nothing can be written there.</exception>
    public void CheckRoom()
    {
        Directory.CreateDirectory(root);
        if (FreeBytes() is var free && free < LeastFreeBytes)
            throw new IOException($"{root} has {free >> 20} MB left; nothing is fetched below {LeastFreeBytes >> 20} MB.");
        var probe = Path.Combine(root, $".probe-{Guid.NewGuid():N}");
        try
        {
            File.WriteAllText(probe, "probe");
        }
        finally
        {
            File.Delete(probe);
        }
    }

    /// <summary>Of the file system that it lies on. The folder must be there.</summary>
    public long FreeBytes() => new DriveInfo(Path.GetFullPath(root)).AvailableFreeSpace;

    /// <exception cref="FileNotFoundException">No such evidence is kept.</exception>
    public Stream OpenRead(byte[] sha256)
    {
        var file = new FileStream(
            PathOf(sha256), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, BufferSize,
            FileOptions.Asynchronous | FileOptions.SequentialScan);
        return new GZipStream(file, CompressionMode.Decompress);
    }

    public bool Contains(byte[] sha256) => File.Exists(PathOf(sha256));

    /// <summary>Of all that is kept.</summary>
    public IEnumerable<byte[]> List()
    {
        if (!Directory.Exists(root))
            yield break;
        foreach (var folder in Directory.EnumerateDirectories(root, "??"))
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*.gz"))
            {
                var name = Path.GetFileNameWithoutExtension(file);
                if (name.Length == 2 * SHA256.HashSizeInBytes && name.All(char.IsAsciiHexDigitLower))
                    yield return Convert.FromHexString(name);
            }
        }
    }

    /// <summary>Removes what came in last before that instant.</summary>
    /// <returns>Bytes on the disk that it took; null when nothing was removed.</returns>
    public long? Remove(byte[] sha256, DateTimeOffset before) => new EvidenceRemoval(Leaving, before).Remove(PathOf(sha256));

    /// <summary>Bytes on the disk that <see cref="Remove"/> would free now; null for none.</summary>
    public long? LengthOf(byte[] sha256, DateTimeOffset before) => new EvidenceRemoval(Leaving, before).LengthOf(PathOf(sha256));

    /// <summary>Brings back what a process that was killed was about to remove: it may be needed by now.</summary>
    public void UndoRemovals() => EvidenceRemoval.Undo(Leaving, PathOf);

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

    private string Leaving => Path.Combine(root, "leaving");

    internal DateTime Stamp => time.GetUtcNow().UtcDateTime;

    /// <summary>The bytes came in again: who is about to remove them sees it.</summary>
    /// <returns>False when they are not kept.</returns>
    internal bool Touch(byte[] sha256)
    {
        if (!Contains(sha256))
            return false;
        try
        {
            File.SetLastWriteTimeUtc(PathOf(sha256), Stamp);
            return true;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            // Removed in this very moment.
            return false;
        }
    }

    internal static string NameOf(byte[] sha256) => Convert.ToHexStringLower(sha256);

    internal string PathOf(string name) => PathIn(root, name);

    internal static string PathIn(string root, string name) => Path.Combine(root, name[..2], name + ".gz");

    private string PathOf(byte[] sha256) => PathOf(NameOf(sha256));

    private static void ClearAbandoned(string incoming)
    {
        foreach (var file in Directory.EnumerateFiles(incoming))
        {
            try
            {
                // Who lives holds it; a process that was killed holds nothing.
                using var free = new FileStream(file, FileMode.Open, FileAccess.Write, FileShare.None);
                if (file.EndsWith(LockSuffix, StringComparison.Ordinal) && Directory.Exists(file[..^LockSuffix.Length]))
                    Directory.Delete(file[..^LockSuffix.Length], recursive: true);
                File.Delete(file);
            }
            catch (IOException)
            {
                // Somebody is at work there.
            }
        }
    }
}
