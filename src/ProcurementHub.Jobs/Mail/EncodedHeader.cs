using System.Text;
using ProcurementHub.Jobs.Digests.Wording;

namespace ProcurementHub.Jobs.Mail;

/// <summary>Header lines in ASCII: other letters as encoded words (RFC 2047), long lines folded (RFC 5322, 2.2.3).</summary>
internal static class EncodedHeader
{
    private const int LongestLine = 76;

    // Short enough to stand on the first line beside the header's name, where 75 would be allowed.
    private const int LongestWord = 60;
    private const string Prefix = "=?utf-8?B?";
    private const string Suffix = "?=";

    /// <summary>One header without its line break. What would break the line is gone from the value.</summary>
    internal static string Line(string name, string value)
    {
        var clean = CleanText.OneLine(value);
        return Ascii.IsValid(clean) && !clean.Contains("=?", StringComparison.Ordinal)
            ? Fold($"{name}:", clean.Split(' '))
            : Fold($"{name}:", Words(clean));
    }

    /// <summary>A name and an address; only the name can need encoding.</summary>
    internal static string Mailbox(string name, string address, string displayName)
    {
        var clean = CleanText.OneLine(displayName);
        if (clean.Length == 0)
            return $"{name}: {address}";
        return Fold($"{name}:", [.. Words(clean), $"<{address}>"]);
    }

    private static string Fold(string start, IEnumerable<string> words)
    {
        var line = new StringBuilder(start);
        var length = start.Length;
        foreach (var word in words)
        {
            if (length + 1 + word.Length > LongestLine && length > start.Length)
            {
                line.Append("\r\n");
                length = 0;
            }
            line.Append(' ').Append(word);
            length += 1 + word.Length;
        }
        return line.ToString();
    }

    /// <summary>Each encoded word holds whole characters and stays within its limit, as RFC 2047 demands.</summary>
    private static IEnumerable<string> Words(string text)
    {
        const int mostBytes = (LongestWord - 12) / 4 * 3;
        var bytes = new List<byte>(mostBytes);
        var buffer = new byte[4];
        foreach (var rune in text.EnumerateRunes())
        {
            var count = rune.EncodeToUtf8(buffer);
            if (bytes.Count + count > mostBytes)
            {
                yield return Encoded(bytes);
                bytes.Clear();
            }
            bytes.AddRange(buffer.AsSpan(0, count));
        }

        if (bytes.Count > 0)
            yield return Encoded(bytes);
    }

    private static string Encoded(List<byte> bytes) => $"{Prefix}{Convert.ToBase64String([.. bytes])}{Suffix}";
}
