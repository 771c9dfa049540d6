using System.Runtime.CompilerServices;

namespace ProcurementHub.Storage.Search;

/// <summary>Numbers of seven bits a byte, the low ones first: small ones take little room.</summary>
internal static class PackedNumbers
{
    /// <summary>Bytes that a number takes at most.</summary>
    public const int Longest = 10;

    /// <returns>How many bytes it took.</returns>
    public static int Write(Span<byte> bytes, ulong number)
    {
        var length = 0;
        for (; number >= 0x80; number >>= 7)
            bytes[length++] = (byte)(number | 0x80);
        bytes[length++] = (byte)number;
        return length;
    }

    // Nearly all have one byte or two.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Read(byte[] bytes, ref int at)
    {
        ulong first = bytes[at++];
        if (first < 0x80)
            return first;
        ulong second = bytes[at++];
        return second < 0x80 ? (first & 0x7F) | (second << 7) : ReadLong(bytes, ref at, (first & 0x7F) | ((second & 0x7F) << 7));
    }

    private static ulong ReadLong(byte[] bytes, ref int at, ulong number)
    {
        for (var shift = 14; ; shift += 7)
        {
            ulong next = bytes[at++];
            number |= (next & 0x7F) << shift;
            if (next < 0x80)
                return number;
        }
    }

    /// <summary>Small numbers of either sign become small numbers without one.</summary>
    public static ulong Folded(long number) => (ulong)((number << 1) ^ (number >> 63));

    public static long Unfolded(ulong number) => (long)(number >> 1) ^ -(long)(number & 1);
}
