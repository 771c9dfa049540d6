using ProcurementHub.Sources.Normalising;

namespace ProcurementHub.Sources.Reading.EForms;

/// <summary>
/// A day and a time of day that stand in elements of their own, each with its offset from UTC:
/// 2025-10-06+02:00 and 11:00:00+02:00.
/// </summary>
internal sealed class DateAndTime
{
    private const int DayLength = 10;

    public string? Date { get; set; }

    public string? Time { get; set; }

    /// <summary>As one text of ISO 8601; null without a day.</summary>
    public string? Text
    {
        get
        {
            if (string.IsNullOrWhiteSpace(Date))
                return null;
            var date = Date.Trim();
            if (string.IsNullOrWhiteSpace(Time) || date.Length < DayLength)
                return date;
            var time = Time.Trim();
            // The time's offset counts; the day's where it has none.
            return HasOffset(time) ? $"{date[..DayLength]}T{time}" : $"{date[..DayLength]}T{time}{date[DayLength..]}";
        }
    }

    /// <summary>Null where the text is no date, and for dates that stand in for one.</summary>
    public DateTimeOffset? Instant(TimeZoneInfo zone) =>
        Text is { } text && IsoDate.TryParse(text, out var date) && !date.IsStandIn ? date.In(zone, isEnd: true) : null;

    private static bool HasOffset(string time) => time.AsSpan().IndexOfAny("Zz+-") >= 0;
}
