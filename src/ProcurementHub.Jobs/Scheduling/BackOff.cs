namespace ProcurementHub.Jobs.Scheduling;

/// <summary>
/// How long a source that fails is let alone. What passes within seconds, the fetcher has tried again already;
/// so the first wait is the source's own cadence, because a portal in trouble must not be asked more often
/// than one that is well. But it is an hour at the most: a source that is read once a day would lose a whole
/// day by one bad moment. Each failure in a row doubles the wait, up to a day, or the cadence where that is longer.
/// </summary>
internal static class BackOff
{
    private static readonly TimeSpan LongestFirst = TimeSpan.FromHours(1);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <param name="failures">Passes in a row that failed, the last one included.</param>
    public static TimeSpan After(int failures, TimeSpan every)
    {
        var wait = every < LongestFirst ? every : LongestFirst;
        var longest = every > Longest ? every : Longest;
        for (var failure = 1; failure < failures && wait < longest; failure++)
            wait *= 2;
        return wait < longest ? wait : longest;
    }
}
