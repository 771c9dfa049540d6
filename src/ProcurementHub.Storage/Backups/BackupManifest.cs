using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProcurementHub.Storage.Backups;

/// <summary>
/// What a backup holds. Written last, and at one stroke: until then the folder is the backup that it was before, or none.
/// </summary>
public sealed record BackupManifest
{
    public const string FileName = "backup.json";

    /// <summary>All that is in the backup was so at this instant.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>The newest migration of the database.</summary>
    public required string Schema { get; init; }

    /// <summary>Name of the file in the folder.</summary>
    public required string Database { get; init; }

    public required long DatabaseBytes { get; init; }

    /// <summary>In hexadecimal.</summary>
    public required string DatabaseSha256 { get; init; }

    public required long Notices { get; init; }

    public required long Subscribers { get; init; }

    /// <summary>Files of the evidence that the database names.</summary>
    public required long EvidenceFiles { get; init; }

    /// <summary>Those of them that were gone when they were to be copied.</summary>
    public required long EvidenceMissing { get; init; }

    /// <summary>Keys with which cookies and links of forms are sealed.</summary>
    public required int Keys { get; init; }

    /// <summary>Null where the folder holds no finished backup.</summary>
    public static async Task<BackupManifest?> FindAsync(string folder, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
            return null;
        await using var file = File.OpenRead(path);
        return await JsonSerializer.DeserializeAsync(file, BackupJson.Default.BackupManifest, cancellationToken);
    }

    public async Task WriteAsync(string folder, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, FileName);
        await using (var file = File.Create(path + ".part"))
        {
            await JsonSerializer.SerializeAsync(file, this, BackupJson.Default.BackupManifest, cancellationToken);
            file.Flush(flushToDisk: true);
        }

        File.Move(path + ".part", path, overwrite: true);
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(BackupManifest))]
internal sealed partial class BackupJson : JsonSerializerContext;
