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
        Current = PostingKey.Of(minute, id);
        return true;
    }

    /// <summary>Whether the list has the key. Keys must be asked for from the largest down.</summary>
    public bool Has(long key)
    {
        if (Current > key)
        {
            while (blockEnd < entries.Length && FirstOfNextBlock() >= key)
            {
                at = blockEnd;
                EnterBlock();
                MoveNext();
            }

            while (Current > key && MoveNext())
            {
            }
        }

        return Current == key;
    }

    private bool EnterBlock()
    {
        if (blockEnd == entries.Length)
            return false;
        at = blockEnd + PostingBuilder.LengthBytes;
        blockEnd = at + BinaryPrimitives.ReadUInt16LittleEndian(entries.AsSpan(blockEnd));
        (minute, id) = (lastMinute, 0);
        return true;
    }

    private long FirstOfNextBlock()
    {
        var look = blockEnd + PostingBuilder.LengthBytes;
        var first = lastMinute - (int)(PackedNumbers.Read(entries, ref look) >> 1);
        return PostingKey.Of(first, -PackedNumbers.Unfolded(PackedNumbers.Read(entries, ref look)));
    }
}
