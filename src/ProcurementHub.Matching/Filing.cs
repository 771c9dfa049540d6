namespace ProcurementHub.Matching;

/// <summary>
/// A wish where it is filed, with what is left to look at, and with its only subscription or where they all are: what
/// a list says needs no second look into memory.
/// </summary>
internal readonly record struct Filing
{
    private readonly long onlyOrStart;
    private readonly int guardAndMore;

    /// <param name="wish">Its number.</param>
    /// <param name="guard">The number of its guard.</param>
    /// <param name="anchor">Under which word it is filed, and what else that asks.</param>
    /// <param name="hasMore">Whether that is not all that is asked of the words.</param>
    /// <param name="holders">Who asks for it.</param>
    internal Filing(int wish, int guard, FiledAnchor anchor, bool hasMore, Holders holders) =>
        (Wish, guardAndMore, Also, onlyOrStart, Count) = (wish, hasMore ? ~guard : guard, anchor.Also, holders.OnlyOrStart, holders.Count);

    internal int Wish { get; }

    /// <summary>What must stand in the notice besides the word under which it is filed, as <see cref="Vocabulary.Code"/> gave it; zero for nothing.</summary>
    internal int Also { get; }

    /// <summary>How many subscriptions the wish has.</summary>
    internal int Count { get; }

    internal int Guard => guardAndMore < 0 ? ~guardAndMore : guardAndMore;

    internal bool HasMore => guardAndMore < 0;

    /// <summary>The subscription, where there is one only.</summary>
    internal long Only => onlyOrStart;

    internal Slice Subscriptions => new() { Start = (int)onlyOrStart, Count = Count };
}

/// <summary>The subscriptions of one wish.</summary>
internal readonly record struct Holders(long OnlyOrStart, int Count)
{
    internal static Holders Of(Slice list, Slab<long> subscriptions) =>
        list.Count == 1 ? new(subscriptions.Of(list)[0], 1) : new(list.Start, list.Count);
}

/// <summary>The number of a word to file under, zero for none; and what must be there besides.</summary>
internal readonly record struct FiledAnchor(int Key, int Also);
