using ProcurementHub.Storage.Subscribers;

namespace ProcurementHub.Jobs.Subscribers;

public static class SubscriberLines
{
    /// <summary>What the file does not say of a new subscriber, the site's settings say; one who is known keeps what they chose.</summary>
    public static SubscriptionImport ToImport(SubscriberLine line, SiteOptions site) => new()
    {
        Email = line.Email,
        Name = line.Name,
        Locale = line.Locale ?? site.Locale,
        TimeZone = line.TimeZone ?? site.TimeZone,
        SendHour = line.SendHour ?? site.SendHour,
        KeepsLocale = line.Locale is null,
        KeepsTimeZone = line.TimeZone is null,
        KeepsSendHour = line.SendHour is null,
        QuietFrom = line.QuietFrom,
        QuietUntil = line.QuietUntil,
        WeeklyDay = line.WeeklyDay,
        PausedUntil = line.PausedUntil,
        Criteria = line.Criteria,
        Frequency = line.Frequency,
    };
}
