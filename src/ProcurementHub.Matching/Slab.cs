using System.Numerics;

namespace ProcurementHub.Matching;

/// <summary>A list in a <see cref="Slab{T}"/>. Its room is its count rounded up to a power of two.</summary>
internal struct Slice
{
    internal int Start;
    internal int Count;
}

/// <summary>
/// Very many lists, most of one or two elements, in one array: a list costs eight bytes and its elements, and is
/// read in one go. Room that a list has grown out of is given to the next that needs as much.
/// </summary>
internal sealed class Slab<T>
    where T : unmanaged, IEquatable<T>
{
    private readonly Stack<int>?[] free = new Stack<int>?[32];
    private T[] items = new T[1024];
    private int used;

    internal ReadOnlySpan<T> Of(Slice slice) => items.AsSpan(slice.Start, slice.Count);

    internal void Add(ref Slice slice, T item)
    {
        if (slice.Count == 0 || BitOperations.IsPow2(slice.Count))
            Grow(ref slice);
        items[slice.Start + slice.Count++] = item;
    }

    /// <summary>The order of the others is not kept.</summary>
    internal void Remove(ref Slice slice, T item)
    {
        var at = Of(slice).IndexOf(item);
        if (at < 0)
            throw new InvalidOperationException("The list does not have it.");
        items[slice.Start + at] = items[slice.Start + --slice.Count];
        if (slice.Count == 0)
            Release(slice.Start, 1);
        else if (BitOperations.IsPow2(slice.Count))
            Release(slice.Start + slice.Count, slice.Count);
    }

    internal void Sort(Slice slice, Comparison<T> order) => items.AsSpan(slice.Start, slice.Count).Sort(order);

    /// <summary>A list of its own with the same elements.</summary>
    internal Slice Copy(ReadOnlySpan<T> list)
    {
        if (list.IsEmpty)
            return default;
        var slice = new Slice { Start = Take((int)BitOperations.RoundUpToPowerOf2((uint)list.Length)), Count = list.Length };
        list.CopyTo(items.AsSpan(slice.Start));
        return slice;
    }

    /// <summary>Gives back the room that no list ever took.</summary>
    internal void TrimExcess() => Array.Resize(ref items, Math.Max(1, used));

    private void Grow(ref Slice slice)
    {
        var start = Take(Math.Max(1, 2 * slice.Count));
        if (slice.Count > 0)
        {
            Of(slice).CopyTo(items.AsSpan(start));
            Release(slice.Start, slice.Count);
        }

        slice.Start = start;
    }

    private int Take(int room)
    {
        if (free[BitOperations.Log2((uint)room)] is { Count: > 0 } starts)
            return starts.Pop();
        if (used + room > items.Length)
            Array.Resize(ref items, checked(Math.Max(used + room, items.Length + (items.Length / 2))));
        used += room;
        return used - room;
    }

    private void Release(int start, int room) => (free[BitOperations.Log2((uint)room)] ??= new Stack<int>()).Push(start);
}
