namespace ProcurementHub.Web.Showing;

/// <summary>The reader's clock: the site's zone, until readers have one of their own.</summary>
public sealed class SiteClock(TimeZoneInfo zone)
{
    public DateTimeOffset Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, zone);
}
