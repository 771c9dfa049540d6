using System.Collections;

namespace ProcurementHub.Matching;

/// <summary>The subscriptions that one notice reaches, each once. May be used again for the next notice.</summary>
public sealed class MatchList : IReadOnlyList<Match>
{
    private readonly Dictionary<int, IReadOnlyList<MatchReason>> reasons = [];
    private FoundMatch[] found = new FoundMatch[64];
    private PreparedNotice? notice;
    private SubscriptionIndex? index;
    private int version;

    public int Count { get; private set; }

    public Match this[int position] => new(this, Found[position]);

    internal ReadOnlySpan<FoundMatch> Found => found.AsSpan(0, Count);

    public IEnumerator<Match> GetEnumerator()
    {
        for (var position = 0; position < Count; position++)
            yield return this[position];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal void Begin(PreparedNotice ofNotice, SubscriptionIndex ofIndex)
    {
        (notice, index, version, Count) = (ofNotice, ofIndex, ofIndex.Version, 0);
        reasons.Clear();
    }

    internal void Add(long subscription, int wish)
    {
        if (Count == found.Length)
            Array.Resize(ref found, 2 * Count);
        found[Count++] = new FoundMatch(subscription, wish);
    }

    internal void Add(ReadOnlySpan<long> subscriptions, int wish)
    {
        if (Count + subscriptions.Length > found.Length)
            Array.Resize(ref found, Math.Max(Count + subscriptions.Length, 2 * found.Length));
        var room = found.AsSpan(Count, subscriptions.Length);
        for (var at = 0; at < room.Length; at++)
            room[at] = new FoundMatch(subscriptions[at], wish);
        Count += room.Length;
    }

    internal IReadOnlyList<MatchReason> ReasonsOf(int wish)
    {
        if (index!.Version != version)
            throw new InvalidOperationException("The subscriptions have changed since the match.");
        if (!reasons.TryGetValue(wish, out var list))
            reasons.Add(wish, list = Explanation.Of(notice!, index.WishOf(wish)).Reasons);
        return list;
    }
}
