using ProcurementHub.Core.Subscriptions;
using ProcurementHub.Storage.Mailing;
using ProcurementHub.Storage.Subscribers;

namespace ProcurementHub.Jobs.Digests;

/// <summary>From a stored subscriber to the reader of a digest.</summary>
internal static class DigestReaders
{
    /// <summary>The last mail, else the beginning; a pause is no silence.</summary>
    internal static DateTimeOffset? LastHeard(Subscriber subscriber)
    {
        var heard = subscriber.LastComposedAt ?? subscriber.VerifiedAt;
        return subscriber.PausedUntil > heard ? subscriber.PausedUntil : heard;
    }

    /// <summary>The frequencies that any of the reader's subscriptions may have.</summary>
    internal static IEnumerable<Frequency> Wanted(DigestReader reader) =>
        new[] { Frequency.Hourly, Frequency.Daily, Frequency.Weekly }.Where(frequency => reader.Shortest != Frequency.Off && frequency >= reader.Shortest);

    /// <param name="fallback">For a zone that this machine does not know; a mail with other hours is better than none.</param>
    internal static DigestReader Of(Subscriber subscriber, TimeZoneInfo fallback) => new()
    {
        SubscriberId = subscriber.Id,
        Email = subscriber.Email,
        Name = subscriber.Name,
        Language = subscriber.Locale,
        Rhythm = new MailRhythm(
            Math.Clamp(subscriber.SendHour, 0, 23),
            TimeZoneInfo.TryFindSystemTimeZoneById(subscriber.TimeZone, out var zone) ? zone : fallback)
        {
            WeeklyDay = (DayOfWeek)(subscriber.WeeklyDay % 7),
            QuietFrom = subscriber.QuietFrom,
            QuietUntil = subscriber.QuietUntil,
        },
        Token = LinkToken.New(),
        Shortest = subscriber.ShortestFrequency ?? Frequency.Off,
    };
}
