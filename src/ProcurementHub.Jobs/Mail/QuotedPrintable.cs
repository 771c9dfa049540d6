using System.Text;

namespace ProcurementHub.Jobs.Mail;

/// <summary>Text in lines of at most 76 ASCII characters (RFC 2045, 6.7), which stays readable in the raw mail.</summary>
internal static class QuotedPrintable
{
    // One place is kept for the "=" of a soft line break.
    private const int LongestLine = 75;

    internal static string Encode(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var encoded = new StringBuilder(text.Length + text.Length / 8);
        for (var i = 0; i < lines.Length; i++)
        {
            EncodeLine(Encoding.UTF8.GetBytes(lines[i]), encoded);
            if (i < lines.Length - 1)
                encoded.Append("\r\n");
        }
        return encoded.ToString();
    }

    private static void EncodeLine(ReadOnlySpan<byte> line, StringBuilder encoded)
    {
        var length = 0;
        for (var i = 0; i < line.Length; i++)
        {
            var value = line[i];

            // Blanks at a line's end get lost on the way, and a line that begins with a dot is SMTP's own.
            var isPlain = value is > 32 and < 127 and not (byte)'=' || (value is (byte)' ' or (byte)'\t' && i < line.Length - 1);
            isPlain &= value != (byte)'.' || length > 0;
            var width = isPlain ? 1 : 3;
            if (length + width > LongestLine)
            {
                encoded.Append("=\r\n");
                length = 0;
                if (value == (byte)'.')
                {
                    isPlain = false;
                    width = 3;
                }
            }

            if (isPlain)
                encoded.Append((char)value);
            else
                encoded.Append('=').Append(value.ToString("X2", null));
            length += width;
        }
    }
}
