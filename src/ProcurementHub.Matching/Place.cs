using System.Numerics;

namespace ProcurementHub.Matching;

/// <summary>
/// The subscriptions filed under one region and sector: a list for each guard of those that have no word to find them
/// by, and a list for each anchor of the others. The latter are in a small open hash table of the place's own, since
/// a notice asks one place for all of its words.
/// </summary>
internal sealed class Place
{
    private int[] guards = [];
    private Slice[] plain = [];

    // Zero marks a free slot. A slot stays when its last subscription goes.
    private int[] anchors = new int[2];
    private Slice[] lists = new Slice[2];
    private int count;

    /// <summary>The guards of the lists of <see cref="Plain"/>, in its order.</summary>
    internal ReadOnlySpan<int> Guards => guards;

    internal ReadOnlySpan<Slice> Plain => plain;

    internal bool HasAnchors => count > 0;

    /// <summary>Empty when nothing is filed under the anchor.</summary>
    internal Slice Find(int anchor) => lists[SlotOf(anchor)];

    /// <summary>Those without an anchor, to change.</summary>
    internal ref Slice OfGuard(int guard)
    {
        var at = Array.IndexOf(guards, guard);
        if (at < 0)
        {
            at = guards.Length;
            guards = [.. guards, guard];
            plain = [.. plain, default];
        }
        return ref plain[at];
    }

    /// <summary>Those with an anchor, to change.</summary>
    internal ref Slice OfAnchor(int anchor)
    {
        var slot = SlotOf(anchor);
        if (anchors[slot] == 0)
        {
            if (++count * 4 > anchors.Length * 3)
            {
                Resize();
                slot = SlotOf(anchor);
            }
            anchors[slot] = anchor;
        }
        return ref lists[slot];
    }

    /// <summary>Puts the lists side by side in new slabs.</summary>
    internal void Move(Slab<FiledSubscription> from, Slab<FiledSubscription> to, Slab<WordFiling> fromWords, Slab<WordFiling> toWords)
    {
        foreach (ref var list in plain.AsSpan())
            list = to.Copy(from.Of(list));
        foreach (ref var list in lists.AsSpan())
        {
            // What is alike side by side: so a processor foresees what becomes of most of them.
            list = toWords.Copy(fromWords.Of(list));
            toWords.Sort(list, (one, other) => (one.Words, one.Guard, one.Subscription.Number).CompareTo((other.Words, other.Guard, other.Subscription.Number)));
        }
    }

    private int SlotOf(int anchor)
    {
        var slot = (int)(((uint)anchor * 2654435769u) >> (32 - BitOperations.Log2((uint)anchors.Length)));
        while (anchors[slot] != anchor && anchors[slot] != 0)
            slot = (slot + 1) & (anchors.Length - 1);
        return slot;
    }

    private void Resize()
    {
        var (oldAnchors, oldLists) = (anchors, lists);
        (anchors, lists) = (new int[2 * oldAnchors.Length], new Slice[2 * oldAnchors.Length]);
        for (var old = 0; old < oldAnchors.Length; old++)
        {
            if (oldAnchors[old] == 0)
                continue;
            var slot = SlotOf(oldAnchors[old]);
            (anchors[slot], lists[slot]) = (oldAnchors[old], oldLists[old]);
        }
    }
}
