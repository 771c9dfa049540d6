namespace ProcurementHub.Storage.Search;

/// <summary>
/// A notice's version in one number that grows with its publication, to the minute, and then with the version's id:
/// lists in this order are in the order of a page. 25 bits of minutes since 2000, for 63 years, and 37 of the id.
/// </summary>
internal static class PostingKey
{
    private const int IdBits = 37;
    private const long LargestId = (1L << IdBits) - 1;
    private const int LargestMinute = (1 << 25) - 1;
    private const int MinutesInBucket = 16 * 7 * 24 * 60;

    private static readonly DateTimeOffset start = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A notice without a publication comes after all others; one outside the range, at its end.</summary>
    public static long Of(DateTimeOffset? published, long versionId)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(versionId, LargestId);
        var minute = published is { } instant ? Math.Clamp((long)(instant - start).TotalMinutes, 1, LargestMinute) : 0;
        return (minute << IdBits) | versionId;
    }

    public static long Of(int minute, long versionId) => ((long)minute << IdBits) | versionId;

    public static int Minute(long key) => (int)(key >> IdBits);

    public static long VersionId(long key) => key & LargestId;

    public static int Bucket(long key) => Minute(key) / MinutesInBucket;

    public static int LastMinute(int bucket) => ((bucket + 1) * MinutesInBucket) - 1;

    /// <summary>Where the steps of a bucket's lists begin: at its last minute, without an id.</summary>
    public static long Top(int bucket) => Of(LastMinute(bucket), 0);
}
