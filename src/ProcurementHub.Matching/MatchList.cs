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

    internal void Add(FiledSubscription match)
    {
        if (Count == found.Length)
            Array.Resize(ref found, 2 * Count);
        found[Count++] = match;
    }

    internal void Add(ReadOnlySpan<FiledSubscription> matches)
    {
        if (Count + matches.Length > found.Length)
            Array.Resize(ref found, Math.Max(Count + matches.Length, 2 * found.Length));
        matches.CopyTo(found.AsSpan(Count));
        Count += matches.Length;
    }

    internal IReadOnlyList<MatchReason> ReasonsOf(int wish)
    {
        if (index!.Version != version)
            throw new InvalidOperationException("The subscriptions have changed since the match.");
        if (!reasons.TryGetValue(wish, out var list))
            reasons.Add(wish, list = Explanation.Of(notice!, index.Wishes[wish]).Reasons);
        return list;
    }
}
