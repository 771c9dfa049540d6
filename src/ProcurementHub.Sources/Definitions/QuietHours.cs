using System.Globalization;
using ProcurementHub.Core;

namespace ProcurementHub.Sources.Definitions;

/// <summary>Times of the day at which no pass over a source is begun. Includes the beginning, excludes the end; may go over midnight.</summary>
public readonly record struct QuietHours(TimeOnly From, TimeOnly Until)
{
    /// <param name="text">Such as "22:00-06:00".</param>
    public static Parsed<QuietHours> Parse(string text)
    {
        var ends = text.Split('-', StringSplitOptions.TrimEntries);
        if (ends.Length != 2 || Time(ends[0]) is not { } from || Time(ends[1]) is not { } until)
            return Parsed.Failed<QuietHours>($"'{text}' is not of the form 22:00-06:00.");
        return from == until
            ? Parsed.Failed<QuietHours>($"'{text}' ends when it begins.")
            : Parsed.Of(new QuietHours(from, until));
    }

    /// <summary>Whether the windows together leave a time of the day at which a pass can begin.</summary>
    public static bool LeaveTime(IReadOnlyList<QuietHours> windows) =>
        // Where something is left, it begins at the end of a window.
        windows.Count == 0 || windows.Any(ended => windows.All(window => !window.Hold(ended.Until)));

    /// <returns>The instant itself, or the first one after it that is in none of the windows.</returns>
    public static DateTimeOffset Leave(DateTimeOffset instant, IReadOnlyList<QuietHours> windows, TimeZoneInfo zone)
    {
        // One window may end within another. More steps than there are windows only lead around the clock.
        for (var step = 0; step <= windows.Count; step++)
        {
            var local = TimeZoneInfo.ConvertTime(instant, zone).DateTime;
            var holding = windows.Where(window => window.Hold(TimeOnly.FromDateTime(local))).ToList();
            if (holding.Count == 0)
                return instant;
            instant = holding[0].EndAfter(local, zone);
        }

        return instant;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{From:HH:mm}-{Until:HH:mm}");

    private static TimeOnly? Time(string text) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    private bool Hold(TimeOnly time) => From < Until ? time >= From && time < Until : time >= From || time < Until;

    private DateTimeOffset EndAfter(DateTime local, TimeZoneInfo zone)
    {
        var today = local.Date + Until.ToTimeSpan();
        var end = today > local ? today : today.AddDays(1);
        // In the hour that is left out when clocks go forward.
        if (zone.IsInvalidTime(end))
            end = end.AddHours(1);
        return new DateTimeOffset(end, zone.GetUtcOffset(end)).ToUniversalTime();
    }
}
