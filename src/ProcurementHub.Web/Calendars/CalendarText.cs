using System.Globalization;
using System.Text;

namespace ProcurementHub.Web.Calendars;

/// <summary>Writes content lines as RFC 5545 has them: escaped, folded at 75 octets, each ended by CR and LF.</summary>
internal sealed class CalendarText
{
    private const int LongestLine = 75;

    private readonly StringBuilder text = new();

    /// <summary>A value of the standard's own words and numbers.</summary>
    public CalendarText Line(string name, string value)
    {
        var octets = 0;
        foreach (var rune in $"{name}:{value}".EnumerateRunes())
        {
            // A letter of several octets stays whole; the blank that goes on counts too.
            if (octets + rune.Utf8SequenceLength > LongestLine)
            {
                text.Append("\r\n ");
                octets = 1;
            }

            text.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
        return this;
    }

    /// <summary>A value that people wrote.</summary>
    public CalendarText Text(string name, string value) => Line(name, string.Concat(value.Where(letter => letter is '\r' or '\n' or '\t' || !char.IsControl(letter)))
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal)
        .Replace("\r\n", "\\n", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\n", StringComparison.Ordinal));

    public CalendarText Instant(string name, DateTimeOffset instant) =>
        Line(name, instant.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));

    public override string ToString() => text.ToString();
}
