using Microsoft.Data.Sqlite;
using ProcurementHub.Core;

namespace ProcurementHub.Storage.Backups;

/// <param name="EvidenceFiles">Copied and found whole.</param>
/// <param name="Damaged">Names of evidence whose bytes are not what they are kept under; they were not taken over.</param>
public sealed record RestoredHub(BackupManifest Manifest, long EvidenceFiles, IReadOnlyList<string> Damaged)
{
    /// <summary>Files that the backup had when it was made and has no more.</summary>
    public long Lost => Manifest.EvidenceFiles - EvidenceFiles - Damaged.Count;
}

/// <summary>
/// Brings a backup back into a data folder without a database. The database comes last, so a folder in which this was
/// interrupted is one without a hub, and can be restored into again.
/// </summary>
public sealed class HubRestore(StorageOptions options, DataFolderLayout data)
{
    public async Task<Parsed<RestoredHub>> RunAsync(string folder, CancellationToken cancellationToken)
    {
        var target = Path.GetFullPath(new SqliteConnectionStringBuilder(options.ConnectionString).DataSource);
        if (File.Exists(target))
            return Parsed.Failed<RestoredHub>($"{target} is there already; restore into another folder, or move it away first");
        if (await BackupManifest.FindAsync(folder, cancellationToken) is not { } manifest)
            return Parsed.Failed<RestoredHub>($"{folder} holds no finished backup: there is no {BackupManifest.FileName} in it");
        var kept = Path.Combine(folder, manifest.Database);
        if (!File.Exists(kept) || await DatabaseCopy.HashAsync(kept, cancellationToken) != manifest.DatabaseSha256)
            return Parsed.Failed<RestoredHub>($"{kept} is not the file that {BackupManifest.FileName} tells of");

        var unfinished = target + ".restoring";
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        DatabaseCopy.Remove(unfinished);
        File.Copy(kept, unfinished);
        DatabaseCopy.Flush(unfinished);
        if (DatabaseCopy.Fault(unfinished) is { } fault)
            return Parsed.Failed<RestoredHub>($"{kept} is not sound: {fault}");
        var backup = new DataFolderLayout(folder);
        var (whole, damaged) = await CopyEvidenceAsync(unfinished, new EvidenceCopy(backup.Evidence, data.Evidence), cancellationToken);
        HubBackup.CopyKeys(backup.Keys, data.Keys);
        File.Move(unfinished, target);
        return Parsed.Of(new RestoredHub(manifest, whole, damaged));
    }

    private static async Task<(long Whole, IReadOnlyList<string> Damaged)> CopyEvidenceAsync(
        string database, EvidenceCopy evidence, CancellationToken cancellationToken)
    {
        var (whole, damaged) = (new List<string>(), new List<string>());
        foreach (var name in EvidenceCopy.NamedIn(database).Where(evidence.Has))
        {
            cancellationToken.ThrowIfCancellationRequested();
            (await evidence.CopyWholeAsync(name, cancellationToken) ? whole : damaged).Add(name);
        }

        evidence.Flush(whole);
        return (whole.Count, damaged);
    }
}
