namespace ProcurementHub.Core.LeadTimes;

/// <summary>
/// Medians and percentiles of whole numbers. A percentile that falls between two values lies between them in
/// proportion: the rank is p (n - 1), counted from 0, as spreadsheets (PERCENTILE.INC), numpy and R (type 7) have it.
/// </summary>
public static class OrderStatistics
{
    // Below this many the values are sorted as they are.
    private const int Few = 32;

    /// <summary>The value at that place from 0 in their order. The values change places; nothing is lost.</summary>
    public static int At(Span<int> values, int rank)
    {
        while (values.Length > Few)
        {
            var (less, equal) = Part(values, MedianOfThree(values));
            if (rank < less)
            {
                values = values[..less];
            }
            else if (rank < less + equal)
            {
                return values[less];
            }
            else
            {
                rank -= less + equal;
                values = values[(less + equal)..];
            }
        }

        values.Sort();
        return values[rank];
    }

    /// <param name="values">At least one; they change places.</param>
    /// <param name="part">From 0, the least, to 1, the greatest.</param>
    public static double Percentile(Span<int> values, double part)
    {
        var place = part * (values.Length - 1);
        var rank = (int)place;
        var low = At(values, rank);
        if (place == rank)
            return low;

        // What comes after the value of a rank lies behind it now.
        var high = int.MaxValue;
        foreach (var value in values[(rank + 1)..])
            high = Math.Min(high, value);
        return low + ((place - rank) * ((double)high - low));
    }

    public static double Median(Span<int> values) => Percentile(values, 0.5);

    /// <summary>Smaller ones to the front, equal ones behind them, greater ones to the end.</summary>
    private static (int Less, int Equal) Part(Span<int> values, int pivot)
    {
        var (less, at, greater) = (0, 0, values.Length);
        while (at < greater)
        {
            var value = values[at];
            if (value < pivot)
            {
                values[at++] = values[less];
                values[less++] = value;
            }
            else if (value > pivot)
            {
                values[at] = values[--greater];
                values[greater] = value;
            }
            else
            {
                at++;
            }
        }

        return (less, greater - less);
    }

    private static int MedianOfThree(Span<int> values)
    {
        var (a, b, c) = (values[0], values[values.Length / 2], values[^1]);
        return Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
    }
}
