using System.Globalization;
using ProcurementHub.Core;

namespace ProcurementHub.Sources.Normalising;

/// <summary>Reads dates in the forms that a definition names.</summary>
internal static class DateText
{
    public const string Iso = "iso";
    private const string EpochSeconds = "epoch";
    private const string EpochMilliseconds = "epochMs";
    private const string Mail = "rfc822";

    private static readonly DateTimeFormatInfo spanish = Spanish();

    /// <param name="formats">
    /// "iso", "epoch" (seconds since 1970), "epochMs", "serial" (of spreadsheets), "rfc822" or .NET forms with the
    /// invariant separators; the first that fits is meant.
    /// </param>
    public static Parsed<WrittenDate> Parse(ReadOnlySpan<char> text, IReadOnlyList<string> formats)
    {
        text = text.Trim();
        foreach (var format in formats)
        {
            var read = format switch
            {
                Iso => IsoDate.TryParse(text, out var date) ? (WrittenDate?)date : null,
                Mail => MailDate.TryParse(text, out var date) ? date : null,
                EpochSeconds => Epoch(text, TimeSpan.TicksPerSecond),
                EpochMilliseconds => Epoch(text, TimeSpan.TicksPerMillisecond),
                SerialDate.Name => SerialDate.Parse(text),
                _ => TryParse(text, format, out var date) ? date : null,
            };
            if (read is { } written)
                return Parsed.Of(written);
        }

        return Parsed.Failed<WrittenDate>("is not a date in a form of this source");
    }

    private static WrittenDate? Epoch(ReadOnlySpan<char> text, long ticksPerUnit) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var units)
        && units > -DateTime.UnixEpoch.Ticks / ticksPerUnit && units < (DateTime.MaxValue.Ticks - DateTime.UnixEpoch.Ticks) / ticksPerUnit
            ? new WrittenDate(DateTime.UnixEpoch.AddTicks(units * ticksPerUnit), true, TimeSpan.Zero)
            : null;

    private static bool TryParse(ReadOnlySpan<char> text, string format, out WrittenDate date)
    {
        date = default;
        if (format.Contains("MMM", StringComparison.Ordinal))
            text = text.ToString().Replace("setiembre", "septiembre", StringComparison.OrdinalIgnoreCase);
        var hasTime = format.Contains('H', StringComparison.OrdinalIgnoreCase);
        if (format.Contains('z', StringComparison.Ordinal) || format.Contains('K', StringComparison.Ordinal))
        {
            if (!DateTimeOffset.TryParseExact(text, format, spanish, DateTimeStyles.None, out var instant))
                return false;
            date = new WrittenDate(instant.DateTime, hasTime, instant.Offset);
            return true;
        }

        if (!DateTime.TryParseExact(text, format, spanish, DateTimeStyles.None, out var local))
            return false;
        date = new WrittenDate(local, hasTime, null);
        return true;
    }

    /// <summary>Spanish month names on top of the invariant forms, whatever the machine knows of cultures.</summary>
    private static DateTimeFormatInfo Spanish()
    {
        var info = (DateTimeFormatInfo)CultureInfo.InvariantCulture.DateTimeFormat.Clone();
        info.MonthNames = [.. MonthText.Spanish, ""];
        info.MonthGenitiveNames = [.. MonthText.Spanish, ""];
        info.AbbreviatedMonthNames = [.. MonthText.Spanish.Select(name => name[..3]), ""];
        info.AbbreviatedMonthGenitiveNames = info.AbbreviatedMonthNames;
        return DateTimeFormatInfo.ReadOnly(info);
    }
}
