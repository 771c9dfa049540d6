namespace ProcurementHub.Core.LeadTimes;

/// <summary>
/// Several percentiles of many values in two passes over them: one counts how many values lie in each stretch of their
/// range, the other takes up only the stretches in which a percentile lies. Exact, and the values keep their places.
/// </summary>
internal static class Percentiles
{
    // Below this many it costs less to sort them.
    private const int Few = 512;
    private const int Stretches = 1 << 14;

    /// <param name="values">At least one.</param>
    /// <param name="percents">From 0 to 100.</param>
    public static double[] Of(ReadOnlySpan<int> values, params ReadOnlySpan<int> percents)
    {
        var ranks = new SortedDictionary<int, int>();
        foreach (var percent in percents)
        {
            var (rank, rest) = Place(percent, values.Length);
            ranks[rank] = 0;
            if (rest > 0)
                ranks[rank + 1] = 0;
        }

        if (values.Length <= Few)
            Sort(values, ranks);
        else
            Find(values, ranks);
        var found = new double[percents.Length];
        for (var at = 0; at < found.Length; at++)
        {
            var (rank, rest) = Place(percents[at], values.Length);
            // In whole numbers as long as can be, so that halves stay halves.
            found[at] = rest == 0 ? ranks[rank] : (((long)ranks[rank] * (100 - rest)) + ((long)ranks[rank + 1] * rest)) / 100.0;
        }

        return found;
    }

    private static (int Rank, int Hundredths) Place(int percent, int count)
    {
        var (rank, rest) = Math.DivRem((long)percent * (count - 1), 100);
        return ((int)rank, (int)rest);
    }

    private static void Sort(ReadOnlySpan<int> values, SortedDictionary<int, int> ranks)
    {
        int[] sorted = [.. values];
        Array.Sort(sorted);
        foreach (var rank in ranks.Keys.ToList())
            ranks[rank] = sorted[rank];
    }

    private static void Find(ReadOnlySpan<int> values, SortedDictionary<int, int> ranks)
    {
        var (least, greatest) = (int.MaxValue, int.MinValue);
        foreach (var value in values)
        {
            least = Math.Min(least, value);
            greatest = Math.Max(greatest, value);
        }

        var shift = 0;
        while (((long)greatest - least) >> shift >= Stretches)
            shift++;
        var counts = new int[Stretches];
        foreach (var value in values)
            counts[(uint)(value - least) >> shift]++;

        // Which stretch each rank lies in, and how many values lie before that stretch.
        var wanted = new Dictionary<int, (int Before, int[] Values)>();
        var (stretch, before) = (0, 0);
        var stretchOf = new Dictionary<int, int>();
        foreach (var rank in ranks.Keys)
        {
            while (before + counts[stretch] <= rank)
                before += counts[stretch++];
            stretchOf[rank] = stretch;
            wanted.TryAdd(stretch, (before, new int[counts[stretch]]));
        }

        Take(values, least, shift, wanted);
        foreach (var (rank, inStretch) in stretchOf)
            ranks[rank] = wanted[inStretch].Values[rank - wanted[inStretch].Before];
    }

    /// <summary>The values of the stretches that are wanted, sorted.</summary>
    private static void Take(ReadOnlySpan<int> values, int least, int shift, Dictionary<int, (int Before, int[] Values)> wanted)
    {
        var lists = new int[Stretches][];
        foreach (var (stretch, list) in wanted)
            lists[stretch] = list.Values;
        var next = new int[Stretches];
        foreach (var value in values)
        {
            var stretch = (uint)(value - least) >> shift;
            if (lists[stretch] is { } list)
                list[next[stretch]++] = value;
        }

        if (shift > 0)
        {
            foreach (var (_, list) in wanted.Values)
                Array.Sort(list);
        }
    }
}
