namespace ProcurementHub.Core.LeadTimes;

/// <summary>The values of each group side by side, made when the first of them is asked for, or before.</summary>
internal sealed class LeadTimeValues(
    IReadOnlyList<LeadTimeSums> sums, IReadOnlyList<(LeadTimeFacts Facts, LeadTimeSelection Selection, int[] Groups)> chosen)
{
    private (int[] Starts, int[] Seconds, int[] WorkingDays)? _counted;
    private (int[] Starts, int[] Seconds)? _beforeWatch;

    public void Sort() => _counted ??= Counted();

    public Span<int> Seconds(int group)
    {
        var (starts, seconds, _) = _counted ??= Counted();
        return Of(starts, seconds, group);
    }

    public Span<int> WorkingDays(int group)
    {
        var (starts, _, days) = _counted ??= Counted();
        return Of(starts, days, group);
    }

    public Span<int> SecondsBeforeWatch(int group)
    {
        var (starts, seconds) = _beforeWatch ??= BeforeWatch();
        return Of(starts, seconds, group);
    }

    private static Span<int> Of(int[] starts, int[] values, int group) =>
        group + 1 < starts.Length ? values.AsSpan(starts[group]..starts[group + 1]) : [];

    private (int[], int[], int[]) Counted()
    {
        var starts = Starts(sum => sum.Usable);
        var (next, seconds, days) = (starts[..^1], new int[starts[^1]], new int[starts[^1]]);
        foreach (var (facts, selection, groups) in chosen)
        {
            var rows = selection.Rows;
            for (var at = 0; at < rows.Length; at++)
            {
                if (facts.Exclusions[rows[at]] != LeadTimeExclusion.None)
                    continue;
                var place = next[groups[at]]++;
                seconds[place] = facts.Seconds[rows[at]];
                days[place] = facts.WorkingDays[rows[at]];
            }
        }

        return (starts, seconds, days);
    }

    private (int[], int[]) BeforeWatch()
    {
        var starts = Starts(sum => sum.BeforeWatch.Notices);
        var (next, seconds) = (starts[..^1], new int[starts[^1]]);
        foreach (var (facts, selection, groups) in chosen)
        {
            var rows = selection.Rows;
            for (var at = 0; at < rows.Length; at++)
            {
                if (facts.Exclusions[rows[at]] == LeadTimeExclusion.BeforeWatch)
                    seconds[next[groups[at]]++] = facts.Seconds[rows[at]];
            }
        }

        return (starts, seconds);
    }

    private int[] Starts(Func<LeadTimeSums, int> count)
    {
        var starts = new int[sums.Count + 1];
        for (var group = 0; group < sums.Count; group++)
            starts[group + 1] = starts[group] + count(sums[group]);
        return starts;
    }
}
