using Microsoft.Extensions.Caching.Memory;

namespace ProcurementHub.Storage.Search;

/// <summary>
/// Long lists that were read lately. A list never changes under its name, so that nothing here can be out of date: one
/// that was merged away is no longer asked for.
/// </summary>
internal sealed class ListCache : IDisposable
{
    private const long Bytes = 128 << 20;
    private const int BytesAround = 200;

    private readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = Bytes });

    /// <returns>Null where it is not at hand, or not with its places.</returns>
    public PostingRow? Find(PostingRow named, bool withPlaces) =>
        kept.TryGetValue(NameOf(named), out PostingRow? list) && (list!.HasPlaces || !withPlaces) ? list : null;

    public void Keep(PostingRow list) =>
        kept.Set(NameOf(list), list, new MemoryCacheEntryOptions { Size = list.Entries.Length + (list.Places?.Length ?? 0) + BytesAround });

    public void Dispose() => kept.Dispose();

    private static (int Bucket, string Term, long Part) NameOf(PostingRow row) => (row.Bucket, row.Term, row.Part);
}
