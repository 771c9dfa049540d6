namespace ProcurementHub.Storage.Evidence;

/// <summary>Kept content, to be read as often as needed.</summary>
public sealed class StoredEvidence
{
    private readonly EvidenceFolder _folder;

    internal StoredEvidence(EvidenceFolder folder, byte[] sha256, long length, bool isNew)
    {
        _folder = folder;
        Sha256 = sha256;
        Length = length;
        IsNew = isNew;
    }

    /// <summary>32 bytes.</summary>
    public byte[] Sha256 { get; }

    /// <summary>Bytes of the content as it came, not as it is kept.</summary>
    public long Length { get; }

    /// <summary>False when the same bytes were kept before.</summary>
    public bool IsNew { get; }

    public Stream OpenRead() => _folder.OpenRead(Sha256);
}
