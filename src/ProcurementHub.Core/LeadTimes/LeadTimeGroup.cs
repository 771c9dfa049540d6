namespace ProcurementHub.Core.LeadTimes;

/// <summary>The notices that have the same keys.</summary>
public sealed class LeadTimeGroup
{
    private const double SecondsADay = 24 * 60 * 60;

    private readonly LeadTimeAnswer _answer;
    private readonly int _number;
    private LeadTimeFigure? _figure;

    internal LeadTimeGroup(LeadTimeAnswer answer, int number, IReadOnlyList<string?> keys) =>
        (_answer, _number, Keys) = (answer, number, keys);

    /// <summary>In the order in which the query names them; null where nothing tells it.</summary>
    public IReadOnlyList<string?> Keys { get; }

    public int Notices => Sums.Notices;

    public int Usable => Sums.Usable;

    internal static IComparer<LeadTimeGroup> ByKeys { get; } = Comparer<LeadTimeGroup>.Create((one, other) =>
    {
        for (var at = 0; at < one.Keys.Count; at++)
        {
            // What is not known comes last.
            var order = (one.Keys[at], other.Keys[at]) switch
            {
                (null, null) => 0,
                (null, _) => 1,
                (_, null) => -1,
                var (a, b) => string.CompareOrdinal(a, b),
            };
            if (order != 0)
                return order;
        }

        return 0;
    });

    private LeadTimeSums Sums => _answer.SumsOf(_number);

    public LeadTimeFigure Figure() => _figure ??= Count();

    /// <summary>How many notices had less than a day, a day and less than two, and so on; the last is of all that had as many days or more.</summary>
    public int[] Distribution(int days)
    {
        var counts = new int[days + 1];
        foreach (var seconds in _answer.Values.Seconds(_number))
            counts[Math.Min(days, (int)(seconds / SecondsADay))]++;
        return counts;
    }

    /// <summary>The lead times that count, in days, in no order.</summary>
    internal LeadTimeSample Sample() => new(_answer.Values.Seconds(_number), Sums.Counted.Seconds);

    private LeadTimeFigure Count()
    {
        var sums = Sums;
        var seconds = Percents(_answer.Values.Seconds(_number), 10, 50, 90);
        var workingDays = Percents(_answer.Values.WorkingDays(_number), 50);
        return new LeadTimeFigure
        {
            Notices = sums.Notices,
            Usable = sums.Usable,
            Excluded = [.. LeadTimeExclusions.All.Select(reason => new ExcludedCount(reason, sums[reason]))],
            MeanDays = Mean(sums.Counted.Seconds, sums.Usable) / SecondsADay,
            P10Days = seconds?[0] / SecondsADay,
            MedianDays = seconds?[1] / SecondsADay,
            P90Days = seconds?[2] / SecondsADay,
            MeanWorkingDays = Mean(sums.WorkingDays, sums.Usable),
            MedianWorkingDays = workingDays?[0],
            Moved = MovedOf(sums.Counted),
            Judged = sums.Judged,
            BelowMinimum = sums.Below,
            Awards = sums.Awards.Figure(),
            ReservedKnown = sums.ReservedKnown,
            Reserved = sums.Reserved,
            Biased = BiasedOf(sums),
        };
    }

    private BiasedFigure? BiasedOf(LeadTimeSums sums)
    {
        if (sums.BeforeWatch.Notices == 0)
            return null;
        var all = new MeasureSums();
        all.Add(sums.Counted);
        all.Add(sums.BeforeWatch);
        int[] seconds = [.. _answer.Values.Seconds(_number), .. _answer.Values.SecondsBeforeWatch(_number)];
        return new BiasedFigure(
            all.Notices, all.Seconds / SecondsADay / all.Notices, Percentiles.Of(seconds, 50)[0] / SecondsADay, MovedOf(all));
    }

    private static MovedDeadlines MovedOf(MeasureSums sums) => new(
        sums.Moved, sums.Moves, Mean(sums.MovedSeconds, sums.MovedKnown) / SecondsADay, Mean(sums.FinalSeconds, sums.FinalKnown) / SecondsADay);

    private static double? Mean(long sum, int count) => count == 0 ? null : (double)sum / count;

    private static double[]? Percents(ReadOnlySpan<int> values, params ReadOnlySpan<int> percents) =>
        values.IsEmpty ? null : Percentiles.Of(values, percents);
}
