namespace ProcurementHub.Sources.Reading.Archives;

/// <summary>How much an archive may unpack to. Publishers' archives stay far below; a bomb does not.</summary>
public sealed record ArchiveLimits
{
    /// <summary>All entries together, in bytes.</summary>
    public long MaxDecompressedBytes { get; init; } = 2L * 1024 * 1024 * 1024;

    /// <summary>Unpacked to packed size. OCDS of six publishers comes to between 15 and 17.</summary>
    public int MaxRatio { get; init; } = 200;

    /// <summary>Unpacked bytes from which on the ratio counts: small files of blanks pack better than that.</summary>
    public long RatioCountsFrom { get; init; } = 10 * 1024 * 1024;

    public int MaxEntries { get; init; } = 10_000;
}
