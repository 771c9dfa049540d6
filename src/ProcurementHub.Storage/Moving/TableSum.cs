using System.Buffers;
using System.Buffers.Binary;
using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ProcurementHub.Storage.Moving;

/// <summary>
/// How many rows a table has and what they say: the sum of the rows' hashes, which does not depend on the order in which an
/// engine gives them.
/// </summary>
public readonly record struct TableSum(long Rows, UInt128 Checksum)
{
    private const int HashBytes = 32;

    public override string ToString() => Checksum.ToString("x32", CultureInfo.InvariantCulture);

    internal static TableSum Of(DbDataReader reader, IReadOnlyList<ColumnKind> kinds, CancellationToken cancellationToken)
    {
        var (rows, sum) = (0L, UInt128.Zero);
        var row = new ArrayBufferWriter<byte>(4096);
        Span<byte> hash = stackalloc byte[HashBytes];
        while (reader.Read())
        {
            if (++rows % 1024 == 0)
                cancellationToken.ThrowIfCancellationRequested();
            row.ResetWrittenCount();
            for (var column = 0; column < kinds.Count; column++)
                Write(row, ColumnKinds.Canonical(kinds[column], reader.GetValue(column)));
            SHA256.HashData(row.WrittenSpan, hash);
            unchecked
            {
                sum += BinaryPrimitives.ReadUInt128BigEndian(hash);
            }
        }

        return new TableSum(rows, sum);
    }

    // Each value says what it is and how long it is, so that no two rows are written alike.
    private static void Write(ArrayBufferWriter<byte> row, object? value)
    {
        switch (value)
        {
            case null:
                Head(row, 0, 0);
                break;
            case long integer:
                Head(row, 1, integer);
                break;
            case double number:
                Head(row, 2, BitConverter.DoubleToInt64Bits(number));
                break;
            case string text:
                Head(row, 3, Encoding.UTF8.GetByteCount(text));
                Encoding.UTF8.GetBytes(text, row);
                break;
            default:
                var bytes = (byte[])value;
                Head(row, 4, bytes.Length);
                row.Write(bytes);
                break;
        }
    }

    private static void Head(ArrayBufferWriter<byte> row, byte kind, long number)
    {
        var span = row.GetSpan(9);
        span[0] = kind;
        BinaryPrimitives.WriteInt64BigEndian(span[1..], number);
        row.Advance(9);
    }
}
