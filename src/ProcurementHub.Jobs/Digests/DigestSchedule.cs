using ProcurementHub.Core.Subscriptions;

namespace ProcurementHub.Jobs.Digests;

/// <summary>
/// Whose turn it is among the subscriptions of one subscriber, who gets one mail and not one for each of them.
/// A frequency is due when no digest has been made since its current period began. Whatever is due goes into
/// the same digest, and that digest is the one of every period that has begun by then; so no frequency can
/// get a second mail in a period, and one instant is all that has to be remembered. The digest bears the key
/// of the shortest due period, under which it is unique. What is not due, or comes in after the period's
/// digest was made, stays untold and goes into the next one.
/// </summary>
/// <param name="Period">Of the shortest frequency that is due.</param>
/// <param name="Due">Every frequency whose matches go into this digest.</param>
public sealed record DigestSchedule(DigestPeriod Period, IReadOnlySet<Frequency> Due)
{
    /// <summary>Null when nothing is due.</summary>
    /// <param name="frequencies">Of the subscriptions that have untold matches.</param>
    /// <param name="lastComposed">When the subscriber's last digest was made.</param>
    public static DigestSchedule? At(
        DateTimeOffset now, IEnumerable<Frequency> frequencies, DateTimeOffset? lastComposed, MailRhythm rhythm)
    {
        // Frequency is numbered from the shortest on.
        DigestPeriod? shortest = null;
        var due = new HashSet<Frequency>();
        foreach (var frequency in frequencies.Distinct().Order())
        {
            if (DigestPeriod.Current(frequency, rhythm, now) is not { } period || lastComposed >= period.Start)
                continue;
            if (frequency == Frequency.Hourly && rhythm.IsQuietAt(now))
                continue;
            due.Add(frequency);
            shortest ??= period;
        }

        return shortest is null ? null : new DigestSchedule(shortest, due);
    }
}
