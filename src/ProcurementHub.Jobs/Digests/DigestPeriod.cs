using System.Globalization;
using ProcurementHub.Core.Subscriptions;

namespace ProcurementHub.Jobs.Digests;

/// <summary>
/// The stretch of time in which a subscriber gets at most one digest of a frequency. A daily period begins at
/// the subscriber's hour of their own day, a weekly one at that hour on the day of the week that they chose, an hourly one
/// on the hour. A digest may be made at any time in its period, so one that was missed at 7:00 still goes out at 10:00.
/// </summary>
/// <param name="Key">Unique among all periods of one subscriber, whatever the frequency.</param>
/// <param name="Start">Included.</param>
/// <param name="End">Excluded: the start of the next period.</param>
public sealed record DigestPeriod(string Key, DateTimeOffset Start, DateTimeOffset End)
{
    /// <returns>Null for <see cref="Frequency.Off"/>.</returns>
    public static DigestPeriod? Current(Frequency frequency, MailRhythm rhythm, DateTimeOffset now)
    {
        // On the reader's own clock, moved back so that their day begins at the hour of sending.
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, rhythm.Zone).DateTime.AddHours(-rhythm.SendHour));
        return frequency switch
        {
            Frequency.Hourly => OfHour(now),
            Frequency.Daily => Between($"d{day:yyyy-MM-dd}", day, day.AddDays(1)),
            Frequency.Weekly => OfWeek(),
            _ => null,
        };

        DigestPeriod OfWeek()
        {
            var first = day.AddDays(-(((int)day.DayOfWeek - (int)rhythm.WeeklyDay + 7) % 7));

            // By the date where it is no week of the calendar: who moves their day has no two periods under one key.
            var date = first.ToDateTime(TimeOnly.MinValue);
            var key = rhythm.WeeklyDay == DayOfWeek.Monday ? $"w{ISOWeek.GetYear(date)}-W{ISOWeek.GetWeekOfYear(date):00}" : $"w{first:yyyy-MM-dd}";
            return Between(key, first, first.AddDays(7));
        }

        DigestPeriod Between(string key, DateOnly first, DateOnly next) =>
            new(key, rhythm.At(first, rhythm.SendHour), rhythm.At(next, rhythm.SendHour));
    }

    // By UTC, because the hour that summer time repeats would otherwise be two periods under one key.
    private static DigestPeriod OfHour(DateTimeOffset now)
    {
        var utc = now.UtcDateTime;
        var start = new DateTimeOffset(utc.Year, utc.Month, utc.Day, utc.Hour, 0, 0, TimeSpan.Zero);
        return new DigestPeriod(start.ToString("'h'yyyy-MM-dd'T'HH'Z'", CultureInfo.InvariantCulture), start, start.AddHours(1));
    }
}
