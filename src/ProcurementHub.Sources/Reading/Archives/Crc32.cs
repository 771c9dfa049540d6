using System.Buffers.Binary;

namespace ProcurementHub.Sources.Reading.Archives;

/// <summary>The checksum of ZIP entries (ISO 3309), eight bytes a step.</summary>
internal struct Crc32()
{
    private static readonly uint[][] Tables = MakeTables();

    private uint state = uint.MaxValue;

    public readonly uint Value => ~state;

    public void Add(ReadOnlySpan<byte> bytes)
    {
        var t = Tables;
        while (bytes.Length >= 8)
        {
            var low = state ^ BinaryPrimitives.ReadUInt32LittleEndian(bytes);
            var high = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
            state = t[7][low & 0xFF] ^ t[6][low >> 8 & 0xFF] ^ t[5][low >> 16 & 0xFF] ^ t[4][low >> 24]
                ^ t[3][high & 0xFF] ^ t[2][high >> 8 & 0xFF] ^ t[1][high >> 16 & 0xFF] ^ t[0][high >> 24];
            bytes = bytes[8..];
        }

        foreach (var next in bytes)
            state = state >> 8 ^ t[0][(state ^ next) & 0xFF];
    }

    private static uint[][] MakeTables()
    {
        var tables = new uint[8][];
        for (var step = 0; step < tables.Length; step++)
        {
            tables[step] = new uint[256];
            for (var value = 0u; value < 256; value++)
            {
                var sum = step == 0 ? value : tables[step - 1][value];
                for (var bit = 0; bit < 8; bit++)
                    sum = (sum & 1) == 0 ? sum >> 1 : sum >> 1 ^ 0xEDB88320;
                tables[step][value] = sum;
            }
        }

        return tables;
    }
}
