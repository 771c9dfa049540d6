using System.Buffers.Binary;

namespace ProcurementHub.Storage.Search;

/// <summary>A block of a packed list: its first and largest key, where its entries begin and end, where its places begin.</summary>
internal readonly record struct ListBlock(long First, int Begin, int End, int Places);

/// <summary>Where the blocks of a packed list are, so that the one with a key is found without passing all before it.</summary>
internal sealed class ListBlocks
{
    private readonly ListBlock[] blocks;

    public ListBlocks(int bucket, byte[] entries)
    {
        var (found, places) = (new List<ListBlock>(1), 0);
        for (var at = 0; at < entries.Length;)
        {
            var begin = at + PostingBuilder.HeadBytes;
            var end = begin + BinaryPrimitives.ReadUInt16LittleEndian(entries.AsSpan(at));
            found.Add(new ListBlock(FirstOf(entries, begin, PostingKey.Top(bucket)), begin, end, places));
            places += BinaryPrimitives.ReadInt32LittleEndian(entries.AsSpan(at + 2));
            at = end;
        }

        blocks = [.. found];
    }

    public int Count => blocks.Length;

    public ListBlock this[int place] => blocks[place];

    /// <summary>Of the block at a place; smaller than any key where there is none.</summary>
    public long FirstOf(int place) => place < blocks.Length ? blocks[place].First : -1;

    /// <summary>From a place on the last block whose first key is not below this one; the place before it where there is none.</summary>
    public int LastThatBeginsAt(long key, int place)
    {
        // Mostly it is near: with each leap that does not pass it the next is twice as far, and then half as far again.
        var (last, leap) = (place - 1, 1);
        for (; last + leap < blocks.Length && blocks[last + leap].First >= key; leap *= 2)
            last += leap;
        for (leap /= 2; leap > 0; leap /= 2)
        {
            if (last + leap < blocks.Length && blocks[last + leap].First >= key)
                last += leap;
        }

        return last;
    }

    private static long FirstOf(byte[] entries, int at, long top)
    {
        var minute = PostingKey.Minute(top) - (int)(PackedNumbers.Read(entries, ref at) >> 1);
        return PostingKey.Of(minute, -PackedNumbers.Unfolded(PackedNumbers.Read(entries, ref at)));
    }
}
