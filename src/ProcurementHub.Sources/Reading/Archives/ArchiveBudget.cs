using System.Globalization;

namespace ProcurementHub.Sources.Reading.Archives;

/// <summary>What is left of the limits, for one document with all that lies in it.</summary>
internal sealed class ArchiveBudget(ArchiveLimits limits)
{
    private long unpacked;

    /// <summary>Why nothing more may be unpacked; null while something may.</summary>
    public string? Spent { get; private set; }

    /// <param name="count">Bytes that came out just now.</param>
    /// <param name="entryUnpacked">Bytes that came out of this entry so far.</param>
    /// <param name="entryPacked">Bytes that went into them.</param>
    public void Charge(int count, long entryUnpacked, long entryPacked)
    {
        unpacked += count;
        if (unpacked > limits.MaxDecompressedBytes)
        {
            Spent ??= string.Create(CultureInfo.InvariantCulture,
                $"The archive unpacks to more than {limits.MaxDecompressedBytes:N0} bytes.");
        }
        else if (entryUnpacked > limits.RatioCountsFrom && entryUnpacked / limits.MaxRatio > entryPacked)
        {
            Spent ??= string.Create(CultureInfo.InvariantCulture,
                $"The archive unpacks to more than {limits.MaxRatio} times its size.");
        }

        if (Spent is not null)
            throw new DamagedArchiveException(Spent);
    }
}
