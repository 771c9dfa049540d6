using ProcurementHub.Core.Subscriptions;
using ProcurementHub.Storage.Subscribers;

namespace ProcurementHub.Jobs.Digests;

/// <summary>From a stored subscriber to the reader of a digest.</summary>
internal static class DigestReaders
{
    /// <param name="fallback">For a zone that this machine does not know; a mail with other hours is better than none.</param>
    internal static DigestReader Of(Subscriber subscriber, TimeZoneInfo fallback) => new()
    {
        SubscriberId = subscriber.Id,
        Email = subscriber.Email,
        Name = subscriber.Name,
        Language = subscriber.Locale,
        Zone = TimeZoneInfo.TryFindSystemTimeZoneById(subscriber.TimeZone, out var zone) ? zone : fallback,
        Token = subscriber.UnsubscribeToken,
        SendHour = Math.Clamp(subscriber.SendHour, 0, 23),
        Shortest = subscriber.ShortestFrequency ?? Frequency.Off,
    };
}
