namespace ProcurementHub.Sources.Normalising;

/// <summary>
/// ISO 8601 as publishers write it: a day, or a day and a time to the minute or finer, with T or a blank
/// between, with or without Z or an offset. XML knows days with an offset as well: 2025-09-03+02:00.
/// </summary>
internal static class IsoDate
{
    private const int OffsetLength = 6;

    public static bool TryParse(ReadOnlySpan<char> text, out WrittenDate date)
    {
        date = default;
        if (text.Length < 10 || text[4] != '-' || text[7] != '-'
            || !Digits(text[..4], out var year) || !Digits(text[5..7], out var month) || !Digits(text[8..10], out var day)
            || year == 0 || month is 0 or > 12 || day == 0 || day > DateTime.DaysInMonth(year, month))
            return false;
        var midnight = new DateTime(year, month, day);
        text = text[10..];
        if (text.IsEmpty)
        {
            date = new WrittenDate(midnight, false, null);
            return true;
        }

        if (text is "Z" || (text.Length == OffsetLength && text[0] is '+' or '-'))
        {
            if (!TryOffset(text, out var ofDay))
                return false;
            date = new WrittenDate(midnight, false, ofDay);
            return true;
        }

        if (text[0] is not ('T' or 't' or ' ') || !TryTime(text[1..], out var time, out var rest) || !TryOffset(rest, out var offset))
            return false;
        date = new WrittenDate(midnight + time, true, offset);
        return true;
    }

    private static bool TryTime(ReadOnlySpan<char> text, out TimeSpan time, out ReadOnlySpan<char> rest)
    {
        time = default;
        rest = default;
        if (text.Length < 5 || text[2] != ':' || !Digits(text[..2], out var hour) || !Digits(text[3..5], out var minute) || hour > 23 || minute > 59)
            return false;
        time = new TimeSpan(hour, minute, 0);
        rest = text[5..];
        if (rest.Length < 3 || rest[0] != ':')
            return true;
        if (!Digits(rest[1..3], out var second) || second > 59)
            return false;
        time += TimeSpan.FromSeconds(second);
        rest = rest[3..];
        if (rest.Length < 2 || rest[0] is not ('.' or ','))
            return true;
        var digits = 1;
        while (digits < rest.Length && char.IsAsciiDigit(rest[digits]))
            digits++;
        long ticks = 0;
        for (var place = 1; place <= 7; place++)
            ticks = (ticks * 10) + (place < digits ? rest[place] - '0' : 0);
        time += TimeSpan.FromTicks(ticks);
        rest = rest[digits..];
        return digits > 1;
    }

    private static bool TryOffset(ReadOnlySpan<char> text, out TimeSpan? offset)
    {
        offset = null;
        text = text.Trim();
        if (text.IsEmpty)
            return true;
        if (text is "Z" or "z")
        {
            offset = TimeSpan.Zero;
            return true;
        }

        if (text[0] is not ('+' or '-') || text.Length is not (3 or 5 or 6) || !Digits(text[1..3], out var hours))
            return false;
        var minutes = 0;
        if (text.Length > 3 && (!Digits(text[^2..], out minutes) || (text.Length == 6 && text[3] != ':')))
            return false;
        if (hours > 14 || minutes > 59 || (hours == 14 && minutes > 0))
            return false;
        var size = new TimeSpan(hours, minutes, 0);
        offset = text[0] == '-' ? -size : size;
        return true;
    }

    private static bool Digits(ReadOnlySpan<char> text, out int number)
    {
        number = 0;
        foreach (var character in text)
        {
            if (!char.IsAsciiDigit(character))
                return false;
            number = (number * 10) + (character - '0');
        }

        return true;
    }
}
