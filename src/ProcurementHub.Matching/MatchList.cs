using System.Collections;

namespace ProcurementHub.Matching;

/// <summary>The subscriptions that one notice reaches, each once. May be used again for the next notice.</summary>
public sealed class MatchList : IReadOnlyList<Match>
{
    private readonly Dictionary<int, IReadOnlyList<MatchReason>> reasons = [];
    private FiledSubscription[] found = new FiledSubscription[64];
    private PreparedNotice? notice;
    private SubscriptionIndex? index;
    private int version;

    public int Count { get; private set; }

    public Match this[int position] => new(this, Found[position]);

    internal ReadOnlySpan<FiledSubscription> Found => found.AsSpan(0, Count);

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

    /// <summary>Room for so many more behind those that were added. What is written there counts when it is added.</summary>
    internal Span<FiledSubscription> Room(int more)
    {
        if (Count + more > found.Length)
            Array.Resize(ref found, Math.Max(Count + more, 2 * found.Length));
        return found.AsSpan(Count, more);
    }

    /// <summary>The first so many of those in the room.</summary>
    internal void Add(int written) => Count += written;

    internal IReadOnlyList<MatchReason> ReasonsOf(int wish)
    {
        if (index!.Version != version)
            throw new InvalidOperationException("The subscriptions have changed since the match.");
        if (!reasons.TryGetValue(wish, out var list))
            reasons.Add(wish, list = Explanation.Of(notice!, index.Wishes[wish]).Reasons);
        return list;
    }
}
