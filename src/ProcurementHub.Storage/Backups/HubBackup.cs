using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using ProcurementHub.Storage.Nodes;

namespace ProcurementHub.Storage.Backups;

/// <summary>
/// Copies an embedded hub while it runs: the database as it is at one moment, then the evidence that this copy names, then
/// the keys. Into the folder of an older backup only what is new is copied, and the older one stays whole until the new
/// database takes its place.
/// </summary>
public sealed class HubBackup(StorageOptions options, DataFolderLayout data, TimeProvider time)
{
    private const int FlushEvery = 2000;
    private const int NameLength = 12;
    private const string Unfinished = "unfinished.db";
    private const string Finished = "hub-*.db";

    private const string Schema = "SELECT MAX(name) FROM schema_migration";

    /// <summary>False where there is no database to copy.</summary>
    public bool HasHub => File.Exists(new SqliteConnectionStringBuilder(options.ConnectionString).DataSource);

    /// <summary>
    /// Whether a backup may go there: nowhere, an empty folder, or one of ours. What a new backup does not name is taken
    /// out of its folder, which in the data folder of a hub would be its evidence.
    /// </summary>
    public static bool MayGoTo(string folder) =>
        !Directory.Exists(folder) || !Directory.EnumerateFileSystemEntries(folder).Any()
        || File.Exists(Path.Combine(folder, BackupManifest.FileName)) || File.Exists(Path.Combine(folder, Unfinished))
        || Directory.EnumerateFiles(folder, Finished).Any();

    /// <exception cref="InvalidDataException">The copy is not sound, so the older backup was left as it is.</exception>
    public async Task<BackupManifest> MakeAsync(string folder, CancellationToken cancellationToken)
    {
        var backup = new DataFolderLayout(folder);
        Directory.CreateDirectory(folder);
        var unfinished = Path.Combine(folder, Unfinished);
        var madeAt = time.GetUtcNow();
        DatabaseCopy.Make(options.ConnectionString, unfinished);
        if (DatabaseCopy.Fault(unfinished) is { } fault)
            throw new InvalidDataException($"the copy of the database is not sound: {fault}");
        DatabaseCopy.Flush(unfinished);

        var named = EvidenceCopy.NamedIn(unfinished);
        var evidence = new EvidenceCopy(options.EvidenceFolder, backup.Evidence);
        var missing = CopyEvidence(evidence, named, cancellationToken);
        var keys = CopyKeys(data.Keys, backup.Keys);
        var hash = await DatabaseCopy.HashAsync(unfinished, cancellationToken);
        var manifest = new BackupManifest
        {
            MadeAt = madeAt,
            Schema = DatabaseCopy.Ask(unfinished, connection => connection.ExecuteScalar<string>(Schema)) ?? "",
            Database = $"hub-{hash[..NameLength]}.db",
            DatabaseBytes = new FileInfo(unfinished).Length,
            DatabaseSha256 = hash,
            Notices = Count(unfinished, "notice"),
            Subscribers = Count(unfinished, "subscriber"),
            EvidenceFiles = named.Count - missing,
            EvidenceMissing = missing,
            Keys = Math.Max(keys, SharedKeys(unfinished)),
        };

        File.Move(unfinished, Path.Combine(folder, manifest.Database), overwrite: true);
        await manifest.WriteAsync(folder, cancellationToken);
        foreach (var old in Directory.EnumerateFiles(folder, Finished).Where(file => Path.GetFileName(file) != manifest.Database))
            File.Delete(old);
        evidence.Prune(named);
        return manifest;
    }

    private static int CopyEvidence(EvidenceCopy evidence, IReadOnlyCollection<string> named, CancellationToken cancellationToken)
    {
        var (missing, copied) = (0, new List<string>(FlushEvery));
        foreach (var name in named)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (evidence.Copy(name))
                copied.Add(name);
            else
                missing++;
            if (copied.Count == FlushEvery)
            {
                evidence.Flush(copied);
                copied.Clear();
            }
        }

        evidence.Flush(copied);
        return missing;
    }

    internal static int CopyKeys(string from, string to)
    {
        if (!Directory.Exists(from))
            return 0;
        Directory.CreateDirectory(to);
        var keys = Directory.GetFiles(from, "*.xml");
        foreach (var key in keys)
            File.Copy(key, Path.Combine(to, Path.GetFileName(key)), overwrite: true);
        return keys.Length;
    }

    // Keys are in the database; the folder has those of a hub that has not been started since they were moved there.
    private static int SharedKeys(string database) => DatabaseCopy.Ask(database, connection =>
        connection.ExecuteScalar<long>("SELECT COUNT(*) FROM sqlite_master WHERE name = 'data_key'") == 0 ? 0 : (int)connection.ExecuteScalar<long>(DataKeyStore.Count));

    private static long Count(string database, string table) =>
        DatabaseCopy.Ask(database, connection => connection.ExecuteScalar<long>(string.Create(CultureInfo.InvariantCulture, $"SELECT COUNT(*) FROM {table}")));
}
