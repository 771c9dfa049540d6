using System.Numerics;

namespace ProcurementHub.Storage.Search;

/// <summary>
/// Says of most keys that a list has not that it has not, by one look. To find that out in the list itself takes ten
/// times as long, and nearly all that a search asks a list for is not in it.
/// </summary>
internal sealed class KeyFilter
{
    // One key in eight that is not in the list is asked for in vain.
    private const int BitsPerKey = 8;
    private const int BitsInWord = 64;

    // Odd, and its bits are spread evenly: neighbouring keys fall far apart.
    private const ulong Spreading = 0x9E3779B97F4A7C15;

    private readonly ulong[] words;
    private readonly int shift;

    public KeyFilter(PostingRow list)
    {
        var bits = BitOperations.RoundUpToPowerOf2((uint)Math.Max(BitsInWord, list.Notices * BitsPerKey));
        words = new ulong[bits / BitsInWord];
        shift = BitsInWord - BitOperations.Log2(bits);
        var cursor = new PostingCursor(list);
        while (cursor.MoveNext())
        {
            var place = Place(cursor.Current);
            words[place / BitsInWord] |= 1UL << (int)(place % BitsInWord);
        }
    }

    /// <summary>Bytes that the filter of a list takes at the most.</summary>
    public static long BytesFor(int notices) => Math.Max(BitsInWord, notices * BitsPerKey * 2L) / 8;

    public bool MayHold(long key)
    {
        var place = Place(key);
        return (words[place / BitsInWord] & (1UL << (int)(place % BitsInWord))) != 0;
    }

    // Twice, since keys that grow evenly fall on few places when it is done once.
    private ulong Place(long key)
    {
        var spread = (ulong)key * Spreading;
        return ((spread ^ (spread >> 32)) * Spreading) >> shift;
    }
}
