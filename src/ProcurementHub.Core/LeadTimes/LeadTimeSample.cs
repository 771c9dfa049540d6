namespace ProcurementHub.Core.LeadTimes;

/// <summary>The lead times of one group as two groups are compared by them.</summary>
internal readonly ref struct LeadTimeSample(Span<int> seconds, long sum)
{
    private readonly Span<int> _seconds = seconds;

    public int Count => _seconds.Length;

    public double Mean => (double)sum / Count;

    /// <summary>Of the mean: the sample's variance, with n - 1, divided by n.</summary>
    public double MeanVariance
    {
        get
        {
            var (mean, squares) = (Mean, 0.0);
            foreach (var value in _seconds)
                squares += (value - mean) * (value - mean);
            return squares / (Count - 1) / Count;
        }
    }

    public double Median => OrderStatistics.Median(_seconds);

    /// <summary>
    /// Of the median, from how far two values around it lie apart: Price and Bonett, "Estimating the variance of the
    /// sample median", Journal of Statistical Computation and Simulation 68 (2001).
    /// </summary>
    public double MedianVariance
    {
        get
        {
            // Ranks from 1: the c-th from either end, where c is what the paper advises.
            var c = Math.Max(1, (int)Math.Round(((Count + 1) / 2.0) - Math.Sqrt(Count), MidpointRounding.AwayFromZero));
            double low = OrderStatistics.At(_seconds, c - 1);
            double high = OrderStatistics.At(_seconds, Count - c);
            var width = (high - low) / (2 * Distributions.NormalQuantile(1 - Distributions.HalfBinomial(Count, c - 1)));
            return width * width;
        }
    }
}
