using System.Numerics;

namespace ProcurementHub.Matching;

/// <summary>
/// The wishes filed under one region and sector: a list of those without a word to find them by, and one for each
/// anchor. A small open hash table of its own, since a notice asks one place for all of its words.
/// </summary>
internal sealed class Place
{
    // Zero marks a free slot. A slot stays when its last wish goes.
    private int[] anchors = new int[2];
    private Slice[] lists = new Slice[2];
    private int count;
    private Slice own;

    internal bool HasAnchors => count > 0;

    /// <summary>Empty when nothing is filed under the anchor.</summary>
    internal Slice Find(int anchor) => anchor == 0 ? own : lists[SlotOf(anchor)];

    /// <summary>To change; zero for those without an anchor.</summary>
    internal ref Slice At(int anchor)
    {
        if (anchor == 0)
            return ref own;
        var slot = Open(anchor);
        return ref lists[slot];
    }

    internal void Move(Slab<Filing> from, Slab<Filing> to)
    {
        own = to.Copy(from.Of(own));
        for (var slot = 0; slot < lists.Length; slot++)
            lists[slot] = to.Copy(from.Of(lists[slot]));
    }

    private int Open(int anchor)
    {
        var slot = SlotOf(anchor);
        if (anchors[slot] != 0)
            return slot;
        if (++count * 4 > anchors.Length * 3)
        {
            Resize();
            slot = SlotOf(anchor);
        }
        anchors[slot] = anchor;
        return slot;
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
