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
    private ulong[] bits = [];
    private Slice[] plain = [];

    // Anchor zero marks a free slot. A slot stays when its last subscription goes.
    private Slot[] slots = new Slot[2];
    private int count;

    /// <summary>The guards of the lists of <see cref="Plain"/>, in its order.</summary>
    internal ReadOnlySpan<int> Guards => guards;

    internal ReadOnlySpan<Slice> Plain => plain;

    /// <summary>Those of the guards.</summary>
    internal ReadOnlySpan<ulong> Bits => bits;

    internal bool HasAnchors => count > 0;

    /// <summary>Reads where each anchor would be, so that it is at hand; the sum says nothing.</summary>
    internal int Touch(List<int> wanted)
    {
        var sum = 0;
        foreach (var anchor in wanted)
            sum += slots[HomeOf(anchor)].Anchor;
        return sum;
    }

    /// <summary>Empty when nothing is filed under the anchor.</summary>
    internal Slice Find(int anchor) => slots[SlotOf(anchor)].List;

    /// <summary>Those without an anchor, to change.</summary>
    /// <param name="guard">Number of the guard.</param>
    /// <param name="bitsOf">By the number of a guard.</param>
    internal ref Slice OfGuard(int guard, ReadOnlySpan<ulong> bitsOf)
    {
        var at = Array.IndexOf(guards, guard);
        if (at < 0)
        {
            at = guards.Length;
            guards = [.. guards, guard];
            bits = [.. bits, bitsOf[guard]];
            plain = [.. plain, default];
        }
        return ref plain[at];
    }

    /// <summary>Those with an anchor, to change.</summary>
    internal ref Slice OfAnchor(int anchor)
    {
        var slot = SlotOf(anchor);
        if (slots[slot].Anchor == 0)
        {
            if (++count * 4 > slots.Length * 3)
            {
                Resize();
                slot = SlotOf(anchor);
            }
            slots[slot].Anchor = anchor;
        }
        return ref slots[slot].List;
    }

    /// <summary>Puts the lists side by side in new slabs.</summary>
    internal void Move(Slab<FiledSubscription> from, Slab<FiledSubscription> to, Slab<WordFiling> fromWords, Slab<WordFiling> toWords)
    {
        foreach (ref var list in plain.AsSpan())
            list = to.Copy(from.Of(list));
        foreach (ref var slot in slots.AsSpan())
        {
            // What is alike side by side: so a processor foresees what becomes of most of them.
            slot.List = toWords.Copy(fromWords.Of(slot.List));
            toWords.Sort(slot.List, (one, other) => (one.Words, one.Guard, one.Subscription.Number).CompareTo((other.Words, other.Guard, other.Subscription.Number)));
        }
    }

    private int SlotOf(int anchor)
    {
        var slot = HomeOf(anchor);
        while (slots[slot].Anchor != anchor && slots[slot].Anchor != 0)
            slot = (slot + 1) & (slots.Length - 1);
        return slot;
    }

    private int HomeOf(int anchor) => (int)(((uint)anchor * 2654435769u) >> (32 - BitOperations.Log2((uint)slots.Length)));

    private void Resize()
    {
        var old = slots;
        slots = new Slot[2 * old.Length];
        foreach (var slot in old)
        {
            if (slot.Anchor != 0)
                slots[SlotOf(slot.Anchor)] = slot;
        }
    }

    private struct Slot
    {
        internal int Anchor;
        internal Slice List;
    }
}
