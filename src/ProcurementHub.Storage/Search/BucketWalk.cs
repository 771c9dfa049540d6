using System.Runtime.CompilerServices;

namespace ProcurementHub.Storage.Search;

/// <summary>Goes through the buckets from the latest on, as far as the caller asks for more.</summary>
/// <param name="all">Reads all at once: what is found last may come first.</param>
/// <param name="bounds">Nothing outside its minutes is asked for.</param>
internal sealed class BucketWalk(PostingReader reader, bool all, SearchBounds bounds)
{
    // The latest notices first, as many as mostly have a page's worth; only without one the years before are read.
    private const int FirstStretch = 25_000;
    private const int NextIsLargerBy = 4;

    /// <summary>What part of all notices has been passed.</summary>
    public double Passed { get; private set; }

    /// <summary>Of each bucket that has a list for each condition all its lists.</summary>
    public async IAsyncEnumerable<IReadOnlyList<PostingRow>> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var buckets = (await reader.BucketsAsync(cancellationToken)).Where(bucket => bounds.MayHold(bucket.Bucket)).ToList();
        var total = buckets.Sum(bucket => (double)bucket.Notices);
        var (read, looked, stretch) = (0, 0L, all ? long.MaxValue : FirstStretch);
        while (read < buckets.Count)
        {
            var (first, upTo) = (read, stretch == long.MaxValue ? long.MaxValue : looked + stretch);
            for (; read < buckets.Count && looked < upTo; read++)
                looked += buckets[read].Notices;
            stretch = all ? stretch : stretch * NextIsLargerBy;
            foreach (var rows in await reader.ReadAsync(buckets.Skip(first).Take(read - first), cancellationToken))
            {
                Passed = buckets.TakeWhile(bucket => bucket.Bucket >= rows[0].Bucket).Sum(bucket => bucket.Notices) / total;
                yield return rows;
            }
        }

        Passed = 1;
    }
}
