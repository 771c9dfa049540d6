namespace ProcurementHub.Jobs.Mail;

/// <summary>When a mail that could not be delivered is tried again: soon at first, then twice a day, for three days.</summary>
internal static class Retries
{
    private static readonly TimeSpan[] pauses =
    [
        TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(3), TimeSpan.FromHours(6),
        TimeSpan.FromHours(12), TimeSpan.FromHours(12), TimeSpan.FromHours(12), TimeSpan.FromHours(12), TimeSpan.FromHours(12),
    ];

    /// <param name="attempts">How often it was tried, from 1 on.</param>
    /// <returns>Null when it is to be given up.</returns>
    internal static DateTimeOffset? Next(int attempts, DateTimeOffset now) =>
        attempts <= pauses.Length ? now + pauses[attempts - 1] : null;
}
