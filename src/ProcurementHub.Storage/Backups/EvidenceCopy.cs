using System.IO.Compression;
using System.Security.Cryptography;

namespace ProcurementHub.Storage.Backups;

/// <summary>Copies files of the evidence between two folders. A file that is there whole is not copied again.</summary>
internal sealed class EvidenceCopy(string from, string to)
{
    private const int BufferSize = 81920;

    public static string NameOf(byte[] sha256) => Convert.ToHexStringLower(sha256);

    private static string PathIn(string root, string name) => Path.Combine(root, name[..2], name + ".gz");

    /// <returns>False where there is no such file to copy.</returns>
    public bool Copy(string name)
    {
        var (source, target) = (PathIn(from, name), PathIn(to, name));
        if (File.Exists(target))
            return true;
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        try
        {
            File.Copy(source, target + ".part", overwrite: true);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }

        File.Move(target + ".part", target, overwrite: true);
        return true;
    }

    private async Task<bool> IsWholeAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = new FileStream(PathIn(to, name), FileMode.Open, FileAccess.Read, FileShare.Read, BufferSize, FileOptions.SequentialScan);
            await using var content = new GZipStream(file, CompressionMode.Decompress);
            return NameOf(await SHA256.HashDataAsync(content, cancellationToken)) == name;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    /// <summary>Copies what the target does not hold whole, and looks whether it does then.</summary>
    public async Task<bool> CopyWholeAsync(string name, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= 2; attempt++)
        {
            if (!Copy(name))
                return false;
            if (await IsWholeAsync(name, cancellationToken))
                return true;
            File.Delete(PathIn(to, name));
        }

        return false;
    }

    public bool Has(string name) => File.Exists(PathIn(from, name));

    /// <summary>Brings what was copied to the disk.</summary>
    public void Flush(IReadOnlyCollection<string> names)
    {
        if (names.Count == 0)
            return;
        using var within = File.OpenHandle(PathIn(to, names.First()));
        Evidence.DiskFlush.Files(within, [.. names.Select(name => PathIn(to, name))]);
    }

    /// <summary>Takes out of the target what is not named.</summary>
    public int Prune(IReadOnlySet<string> named)
    {
        if (!Directory.Exists(to))
            return 0;
        var old = Directory.EnumerateDirectories(to, "??").SelectMany(folder => Directory.EnumerateFiles(folder))
            .Where(file => !named.Contains(Path.GetFileNameWithoutExtension(file)) || !file.EndsWith(".gz", StringComparison.Ordinal)).ToList();
        old.ForEach(File.Delete);
        return old.Count;
    }
}
