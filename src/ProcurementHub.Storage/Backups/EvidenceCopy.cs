using System.IO.Compression;
using System.Security.Cryptography;
using Dapper;
using Microsoft.Data.Sqlite;
using ProcurementHub.Storage.Evidence;

namespace ProcurementHub.Storage.Backups;

/// <summary>Copies files of the evidence between two folders. A file that is there whole is not copied again.</summary>
internal sealed class EvidenceCopy(string from, string to)
{
    private const int BufferSize = 81920;
    private const string Named = "SELECT DISTINCT sha256 FROM document WHERE removed_at IS NULL";

    /// <summary>The files that a database rests on.</summary>
    public static HashSet<string> NamedIn(string database) => DatabaseCopy.Ask(database, NamedIn);

    public static HashSet<string> NamedIn(SqliteConnection connection) =>
        connection.Query<byte[]>(Named).Select(EvidenceFolder.NameOf).ToHashSet(StringComparer.Ordinal);

    /// <returns>False where there is no such file to copy.</returns>
    public bool Copy(string name)
    {
        var (source, target) = (EvidenceFolder.PathIn(from, name), EvidenceFolder.PathIn(to, name));
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
            await using var file = new FileStream(EvidenceFolder.PathIn(to, name), FileMode.Open, FileAccess.Read, FileShare.Read, BufferSize, FileOptions.SequentialScan);
            await using var content = new GZipStream(file, CompressionMode.Decompress);
            return EvidenceFolder.NameOf(await SHA256.HashDataAsync(content, cancellationToken)) == name;
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
            File.Delete(EvidenceFolder.PathIn(to, name));
        }

        return false;
    }

    public bool Has(string name) => File.Exists(EvidenceFolder.PathIn(from, name));

    /// <summary>Brings what was copied to the disk.</summary>
    public void Flush(IReadOnlyCollection<string> names)
    {
        if (names.Count == 0)
            return;
        using var within = File.OpenHandle(EvidenceFolder.PathIn(to, names.First()));
        DiskFlush.Files(within, [.. names.Select(name => EvidenceFolder.PathIn(to, name))]);
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
