namespace ProcurementHub.Core.Subscriptions;

/// <summary>How often a subscriber wants a digest at the most. The numbers are stored: never renumber.</summary>
public enum Frequency
{
    Off = 0,
    Hourly = 1,
    Daily = 2,
    Weekly = 3,
}
