using ProcurementHub.Storage.Subscribers;

namespace ProcurementHub.Jobs.Subscribers;

public static class SubscriberLines
{
    /// <summary>What the file does not say of a subscriber, the site's settings say.</summary>
    public static SubscriptionImport ToImport(SubscriberLine line, SiteOptions site) => new()
    {
        Email = line.Email,
        Name = line.Name,
        Locale = line.Locale ?? site.Locale,
        TimeZone = site.TimeZone,
        SendHour = site.SendHour,
        Criteria = line.Criteria,
        Frequency = line.Frequency,
    };
}
