using System.Buffers.Binary;

namespace ProcurementHub.Storage.Search;

/// <summary>Walks a packed list from the largest key down, or leaps down it without reading the blocks in between.</summary>
internal sealed class PostingCursor(int bucket, byte[] entries)
{
    private readonly int lastMinute = PostingKey.LastMinute(bucket);
    private int minute;
    private long id;
    private int at;
    private int blockEnd;

    // The places of the block begin here; those of so many entries before the current one are still to be stepped over.
    private int placesAt;
    private int placesEnd;
    private int behind;

    /// <summary>Before the first step larger than any key, after the last smaller than any.</summary>
    public long Current { get; private set; } = long.MaxValue;

    public bool InTitle { get; private set; }

    public bool MoveNext()
    {
        if (at == blockEnd && !EnterBlock())
        {
            Current = -1;
            return false;
        }

        var packed = PackedNumbers.Read(entries, ref at);
        minute -= (int)(packed >> 1);
        InTitle = (packed & 1) != 0;
        id -= PackedNumbers.Unfolded(PackedNumbers.Read(entries, ref at));
        behind++;
        Current = PostingKey.Of(minute, id);
        return true;
    }

    /// <summary>The largest key of the list that is not above this one; -1 where there is none. Must be asked from the largest down.</summary>
    public long SeekTo(long key)
    {
        if (Current > key)
        {
            while (blockEnd < entries.Length && FirstOfNextBlock() >= key)
            {
                EnterBlock();
                MoveNext();
            }

            while (Current > key && MoveNext())
            {
            }
        }

        return Current;
    }

    /// <summary>Where in its texts the version of <see cref="Current"/> has the term.</summary>
    /// <param name="packed">The list's places.</param>
    public int[] Places(byte[] packed)
    {
        for (; behind > 0; behind--)
            SkipPlaces(packed);
        var next = placesAt;
        var place = (int)(PackedNumbers.Read(packed, ref next) >> 1);
        var places = new List<int> { place };
        while (next < packed.Length && !IsFirst(packed[next]))
            places.Add(place += (int)(PackedNumbers.Read(packed, ref next) >> 1));
        return [.. places];
    }

    private static bool IsFirst(byte place) => (place & 1) != 0;

    private void SkipPlaces(byte[] packed)
    {
        do
            PackedNumbers.Read(packed, ref placesAt);
        while (placesAt < packed.Length && !IsFirst(packed[placesAt]));
    }

    private bool EnterBlock()
    {
        if (blockEnd == entries.Length)
            return false;
        placesAt = placesEnd;
        placesEnd += BinaryPrimitives.ReadInt32LittleEndian(entries.AsSpan(blockEnd + 2));
        behind = -1;
        at = blockEnd + PostingBuilder.HeadBytes;
        blockEnd = at + BinaryPrimitives.ReadUInt16LittleEndian(entries.AsSpan(blockEnd));
        (minute, id) = (lastMinute, 0);
        return true;
    }

    private long FirstOfNextBlock()
    {
        var look = blockEnd + PostingBuilder.HeadBytes;
        var first = lastMinute - (int)(PackedNumbers.Read(entries, ref look) >> 1);
        return PostingKey.Of(first, -PackedNumbers.Unfolded(PackedNumbers.Read(entries, ref look)));
    }
}
