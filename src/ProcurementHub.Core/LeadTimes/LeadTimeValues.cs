namespace ProcurementHub.Core.LeadTimes;

/// <summary>The values of each group side by side.</summary>
internal sealed class LeadTimeValues
{
    private readonly int[] _starts;
    private readonly int[] _seconds;
    private readonly int[] _workingDays;
    private readonly int[] _startsBeforeWatch;
    private readonly int[] _secondsBeforeWatch;

    private LeadTimeValues(IReadOnlyList<LeadTimeSums> sums)
    {
        _starts = Starts(sums, sum => sum.Usable);
        (_seconds, _workingDays) = (new int[_starts[^1]], new int[_starts[^1]]);
        _startsBeforeWatch = Starts(sums, sum => sum.BeforeWatch.Notices);
        _secondsBeforeWatch = new int[_startsBeforeWatch[^1]];
    }

    /// <param name="sums">Of the same notices, by the number of their group.</param>
    public static LeadTimeValues Of(IReadOnlyList<LeadTimeSums> sums, IReadOnlyList<(LeadTimeFacts Facts, LeadTimeSelection Selection, int[] Groups)> chosen)
    {
        var values = new LeadTimeValues(sums);
        var (next, nextBeforeWatch) = (values._starts[..^1], values._startsBeforeWatch[..^1]);
        foreach (var (facts, selection, groups) in chosen)
        {
            var rows = selection.Rows;
            for (var at = 0; at < rows.Length; at++)
            {
                var row = rows[at];
                if (facts.Exclusions[row] == LeadTimeExclusion.None)
                {
                    var place = next[groups[at]]++;
                    values._seconds[place] = facts.Seconds[row];
                    values._workingDays[place] = facts.WorkingDays[row];
                }
                else if (facts.Exclusions[row] == LeadTimeExclusion.BeforeWatch)
                    values._secondsBeforeWatch[nextBeforeWatch[groups[at]]++] = facts.Seconds[row];
            }
        }

        return values;
    }

    public Span<int> Seconds(int group) => Of(_starts, _seconds, group);

    public Span<int> WorkingDays(int group) => Of(_starts, _workingDays, group);

    public Span<int> SecondsBeforeWatch(int group) => Of(_startsBeforeWatch, _secondsBeforeWatch, group);

    private static Span<int> Of(int[] starts, int[] values, int group) =>
        group + 1 < starts.Length ? values.AsSpan(starts[group]..starts[group + 1]) : [];

    private static int[] Starts(IReadOnlyList<LeadTimeSums> sums, Func<LeadTimeSums, int> count)
    {
        var starts = new int[sums.Count + 1];
        for (var group = 0; group < sums.Count; group++)
            starts[group + 1] = starts[group] + count(sums[group]);
        return starts;
    }
}
