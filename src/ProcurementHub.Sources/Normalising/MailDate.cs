using System.Globalization;
using ProcurementHub.Core.Text;

namespace ProcurementHub.Sources.Normalising;

/// <summary>
/// Dates as mails and RSS write them (RFC 822, RFC 5322): "Mon, 14 Sep 2026 10:00:00 GMT", with what feeds make of
/// it: no day of the week or one in Spanish, a year of two digits, no seconds, no zone.
/// </summary>
internal static class MailDate
{
    public static bool TryParse(ReadOnlySpan<char> text, out WrittenDate date)
    {
        date = default;
        Span<Range> found = stackalloc Range[8];
        var count = text.SplitAny(found, " ,\t", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var parts = found[..count];
        if (count > 0 && char.IsLetter(text[parts[0]][0]))
            parts = parts[1..];
        if (parts.Length is < 3 or > 5
            || !int.TryParse(text[parts[0]], NumberStyles.None, CultureInfo.InvariantCulture, out var day)
            || !TryMonth(text[parts[1]], out var month)
            || !TryYear(text[parts[2]], out var year)
            || day == 0 || day > DateTime.DaysInMonth(year, month))
            return false;
        var midnight = new DateTime(year, month, day);
        if (parts.Length == 3)
        {
            date = new WrittenDate(midnight, false, null);
            return true;
        }

        if (!TimeSpan.TryParseExact(text[parts[3]], ["h\\:mm", "h\\:mm\\:ss"], CultureInfo.InvariantCulture, out var time))
            return false;
        TimeSpan? offset = null;
        if (parts.Length == 5 && !TryZone(text[parts[4]], out offset))
            return false;
        date = new WrittenDate(midnight + time, true, offset);
        return true;
    }

    private static bool TryMonth(ReadOnlySpan<char> text, out int month)
    {
        // The first three letters tell months apart in English as in Spanish.
        var name = text.Length < 3 ? "" : Folding.Fold(text[..3].ToString());
        month = 1 + (Array.IndexOf(english, name) is var at and >= 0 ? at : Array.IndexOf(spanish, name));
        return month > 0;
    }

    private static readonly string[] english = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    private static readonly string[] spanish = ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "set", "oct", "nov", "dic"];

    private static bool TryYear(ReadOnlySpan<char> text, out int year)
    {
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out year))
            return false;
        if (text.Length == 2)
            year += year < 50 ? 2000 : 1900;
        return year is > 0 and < 10_000;
    }

    /// <summary>RFC 5322 knows these names only; another zone is none, and the source's holds.</summary>
    private static bool TryZone(ReadOnlySpan<char> text, out TimeSpan? offset)
    {
        int? hours = text switch
        {
            "GMT" or "UT" or "UTC" or "Z" or "z" => 0,
            "EDT" => -4,
            "EST" or "CDT" => -5,
            "CST" or "MDT" => -6,
            "MST" or "PDT" => -7,
            "PST" => -8,
            _ => null,
        };
        offset = hours is { } known ? TimeSpan.FromHours(known) : null;
        if (hours is not null || char.IsLetter(text[0]))
            return true;
        if (text[0] is not ('+' or '-')
            || !TimeSpan.TryParseExact(text[1..], ["hhmm", "hh\\:mm"], CultureInfo.InvariantCulture, out var size)
            || size > TimeSpan.FromHours(14))
            return false;
        offset = text[0] == '-' ? -size : size;
        return true;
    }
}
