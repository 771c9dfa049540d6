namespace ProcurementHub.Jobs.Mail;

/// <summary>When a mail that was not taken is tried again: soon at first, then twice a day, for two days.</summary>
internal static class Retries
{
    internal static readonly TimeSpan Patience = TimeSpan.FromDays(2);

    private static readonly TimeSpan[] pauses =
    [
        TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(3), TimeSpan.FromHours(6),
        TimeSpan.FromHours(12),
    ];

    /// <param name="refusals">How often it was not taken, from 1 on.</param>
    /// <param name="since">When that was for the first time.</param>
    /// <returns>Null when it is to be given up.</returns>
    internal static DateTimeOffset? Next(int refusals, DateTimeOffset since, DateTimeOffset now)
    {
        var last = since + Patience;
        if (now >= last)
            return null;
        var next = now + pauses[Math.Min(refusals, pauses.Length) - 1];
        return next < last ? next : last;
    }
}
