namespace ProcurementHub.Core.LeadTimes;

/// <param name="Difference">The second less the first, in days.</param>
/// <param name="Low">Lower end of the 95 % interval.</param>
/// <param name="High">Its upper end.</param>
public readonly record struct ComparedMeasure(double Difference, double Low, double High)
{
    /// <summary>False where the interval leaves room for no difference at all.</summary>
    public bool IsClear => Low > 0 || High < 0;
}

/// <summary>
/// How two groups of notices differ. Of means the interval is Welch's, for groups of unequal spread; of medians Price
/// and Bonett's ("Distribution-free confidence intervals for difference and ratio of medians", Journal of Statistical
/// Computation and Simulation 72, 2002). Both take notices for independent of each other. Nothing is drawn by lot: the
/// same notices give the same interval.
/// </summary>
public sealed record LeadTimeComparison(ComparedMeasure Mean, ComparedMeasure Median)
{
    /// <summary>With fewer notices in a group nothing can be said of its spread.</summary>
    public const int Fewest = 5;

    private const double SecondsADay = 24 * 60 * 60;
    private const double UpperEnd = 0.975;

    /// <returns>Null where one of them has too few notices that count.</returns>
    public static LeadTimeComparison? Of(LeadTimeGroup first, LeadTimeGroup second)
    {
        if (first.Usable < Fewest || second.Usable < Fewest)
            return null;
        var one = first.Sample();
        var other = second.Sample();
        var (v1, v2) = (one.MeanVariance, other.MeanVariance);
        // Welch and Satterthwaite; two groups without any spread leave no doubt.
        var freedom = v1 + v2 == 0 ? 1 : (v1 + v2) * (v1 + v2) / ((v1 * v1 / (one.Count - 1)) + (v2 * v2 / (other.Count - 1)));
        return new LeadTimeComparison(
            Around(other.Mean - one.Mean, Distributions.StudentQuantile(UpperEnd, freedom) * Math.Sqrt(v1 + v2)),
            Around(other.Median - one.Median, Distributions.NormalQuantile(UpperEnd) * Math.Sqrt(one.MedianVariance + other.MedianVariance)));
    }

    private static ComparedMeasure Around(double difference, double reach) =>
        new(difference / SecondsADay, (difference - reach) / SecondsADay, (difference + reach) / SecondsADay);
}
