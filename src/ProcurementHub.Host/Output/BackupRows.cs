using ProcurementHub.Storage.Backups;

namespace ProcurementHub.Host.Output;

internal sealed record BackupRow(
    string Folder, DateTimeOffset MadeAt, string Schema, long DatabaseBytes, long Notices, long Subscribers, long EvidenceFiles, long EvidenceMissing, int Keys)
{
    public static BackupRow Of(string folder, BackupManifest manifest) => new(
        folder, manifest.MadeAt, manifest.Schema, manifest.DatabaseBytes, manifest.Notices, manifest.Subscribers, manifest.EvidenceFiles,
        manifest.EvidenceMissing, manifest.Keys);
}

internal sealed record RestoreRow(string Folder, DateTimeOffset MadeAt, string Schema, long Notices, long Subscribers, long EvidenceFiles, long EvidenceLost, IReadOnlyList<string> EvidenceDamaged)
{
    public static RestoreRow Of(string folder, RestoredHub restored) => new(
        folder, restored.Manifest.MadeAt, restored.Manifest.Schema, restored.Manifest.Notices, restored.Manifest.Subscribers, restored.EvidenceFiles, restored.Lost, restored.Damaged);
}
