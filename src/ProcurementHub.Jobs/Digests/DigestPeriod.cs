using System.Globalization;
using ProcurementHub.Core.Subscriptions;

namespace ProcurementHub.Jobs.Digests;

/// <summary>
/// The stretch of time in which a subscriber gets at most one digest of a frequency. A daily period begins at
/// the subscriber's hour of their own day, a weekly one at that hour on Monday, an hourly one on the hour.
/// A digest may be made at any time in its period, so one that was missed at 7:00 still goes out at 10:00.
/// </summary>
/// <param name="Key">Unique among all periods of one subscriber, whatever the frequency.</param>
/// <param name="Start">Included.</param>
/// <param name="End">Excluded: the start of the next period.</param>
public sealed record DigestPeriod(string Key, DateTimeOffset Start, DateTimeOffset End)
{
    /// <returns>Null for <see cref="Frequency.Off"/>.</returns>
    public static DigestPeriod? Current(Frequency frequency, int sendHour, TimeZoneInfo zone, DateTimeOffset now)
    {
        // On the reader's own clock, moved back so that their day begins at the hour of sending.
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime.AddHours(-sendHour));
        return frequency switch
        {
            Frequency.Hourly => OfHour(now),
            Frequency.Daily => Between($"d{day:yyyy-MM-dd}", day, day.AddDays(1)),
            Frequency.Weekly => OfWeek(),
            _ => null,
        };

        DigestPeriod OfWeek()
        {
            var date = day.ToDateTime(TimeOnly.MinValue);
            var monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
            return Between($"w{ISOWeek.GetYear(date)}-W{ISOWeek.GetWeekOfYear(date):00}", monday, monday.AddDays(7));
        }

        DigestPeriod Between(string key, DateOnly first, DateOnly next) =>
            new(key, At(first, sendHour, zone), At(next, sendHour, zone));
    }

    // By UTC, because the hour that summer time repeats would otherwise be two periods under one key.
    private static DigestPeriod OfHour(DateTimeOffset now)
    {
        var utc = now.UtcDateTime;
        var start = new DateTimeOffset(utc.Year, utc.Month, utc.Day, utc.Hour, 0, 0, TimeSpan.Zero);
        return new DigestPeriod(start.ToString("'h'yyyy-MM-dd'T'HH'Z'", CultureInfo.InvariantCulture), start, start.AddHours(1));
    }

    /// <summary>An hour that summer time leaves out begins when the clocks go forward; of a repeated one the first counts.</summary>
    private static DateTimeOffset At(DateOnly day, int hour, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(new TimeOnly(hour, 0));
        while (zone.IsInvalidTime(local))
            local = local.AddMinutes(1);
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset);
    }
}
