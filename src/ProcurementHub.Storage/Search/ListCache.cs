using Microsoft.Extensions.Caching.Memory;

namespace ProcurementHub.Storage.Search;

/// <summary>All lists of the terms within a range, in the bucket and the state of it that they were read in.</summary>
/// <param name="WithPlaces">Where there are places, they were read too.</param>
internal sealed record KeptLists(BucketState State, IReadOnlyList<PostingRow> Lists, bool WithPlaces);

/// <summary>Lists that were read lately, and what was found to have none: most searches ask for the same words, sectors and regions.</summary>
internal sealed class ListCache : IDisposable
{
    private const long Bytes = 128 << 20;
    private const int BytesAround = 200;

    private readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = Bytes });

    /// <returns>Perhaps of an earlier state: what of it has the same name now is still the same. Null where nothing is at hand.</returns>
    public KeptLists? Find(int bucket, TermRange range) => kept.TryGetValue((bucket, range), out KeptLists? lists) ? lists : null;

    public void Keep(TermRange range, KeptLists lists) =>
        kept.Set((lists.State.Bucket, range), lists, new MemoryCacheEntryOptions { Size = BytesAround + lists.Lists.Sum(BytesOf) });

    public void Dispose() => kept.Dispose();

    private static long BytesOf(PostingRow list) => BytesAround + list.Entries.Length + (list.Places?.Length ?? 0) + KeyFilter.BytesFor(list.Notices);
}
