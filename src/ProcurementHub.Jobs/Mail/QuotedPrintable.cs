using System.Buffers;
using System.Text;

namespace ProcurementHub.Jobs.Mail;

/// <summary>Text in lines of at most 76 ASCII characters (RFC 2045, 6.7), which stays readable in the raw mail.</summary>
internal static class QuotedPrintable
{
    // One place is kept for the "=" of a soft line break.
    private const int LongestLine = 75;

    // What a byte may become at most: "=\r\n=2E".
    private const int MostOfAByte = 6;

    // A line of this many bytes stands as it is; a longer one is gone through byte by byte.
    private static readonly SearchValues<byte> plain = SearchValues.Create(
        [.. Enumerable.Range(' ', '~' - ' ' + 1).Select(value => (byte)value).Where(value => value != '='), (byte)'\t']);

    internal static void Write(string text, ArrayBufferWriter<byte> to)
    {
        var bytes = Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n")).AsSpan();
        while (bytes.IndexOf((byte)'\n') is var end && end >= 0)
        {
            WriteLine(bytes[..end], to);
            to.Write("\r\n"u8);
            bytes = bytes[(end + 1)..];
        }

        WriteLine(bytes, to);
    }

    private static void WriteLine(ReadOnlySpan<byte> line, ArrayBufferWriter<byte> to)
    {
        if (line.Length <= LongestLine && !line.ContainsAnyExcept(plain) && IsPlainAtItsEnds(line))
        {
            to.Write(line);
            return;
        }

        var room = to.GetSpan(line.Length * MostOfAByte + 1);
        var (length, at) = (0, 0);
        for (var i = 0; i < line.Length; i++)
        {
            var value = line[i];
            var isPlain = IsPlain(value, isFirst: length == 0, isLast: i == line.Length - 1);
            if (length + (isPlain ? 1 : 3) > LongestLine)
            {
                "=\r\n"u8.CopyTo(room[at..]);
                at += 3;
                length = 0;
                isPlain &= value != (byte)'.';
            }

            if (isPlain)
            {
                room[at++] = value;
                length++;
                continue;
            }

            room[at++] = (byte)'=';
            room[at++] = Hex(value >> 4);
            room[at++] = Hex(value & 15);
            length += 3;
        }

        to.Advance(at);
    }

    private static bool IsPlainAtItsEnds(ReadOnlySpan<byte> line) =>
        line.IsEmpty || (IsPlain(line[0], isFirst: true, isLast: line.Length == 1) && IsPlain(line[^1], isFirst: false, isLast: true));

    /// <summary>Blanks at a line's end get lost on the way, and a line that begins with a dot is SMTP's own.</summary>
    private static bool IsPlain(byte value, bool isFirst, bool isLast) => value switch
    {
        (byte)' ' or (byte)'\t' => !isLast,
        (byte)'.' => !isFirst,
        (byte)'=' => false,
        _ => value is > 32 and < 127,
    };

    private static byte Hex(int digit) => (byte)(digit < 10 ? '0' + digit : 'A' + digit - 10);
}
