using System.Globalization;
using ProcurementHub.Core.LeadTimes;

namespace ProcurementHub.Web.Figures;

/// <summary>How many notices had so many days, as bars to be drawn: each day a bar, the last for all that is longer.</summary>
internal sealed class LeadTimeChart
{
    public const int Days = 45;
    public const int Width = 720;
    public const int Height = 260;
    private const int Left = 48;
    private const int Right = 12;
    private const int Bottom = 34;
    private const int Top = 12;

    private readonly double[] first;
    private readonly double[]? second;

    private LeadTimeChart(double[] first, double[]? second)
    {
        (this.first, this.second) = (first, second);
        Highest = Math.Max(0.01, Math.Max(first.Max(), second?.Max() ?? 0));
    }

    public int Counted { get; private init; }

    public int? CountedOther { get; private init; }

    public IReadOnlyList<int> Counts { get; private init; } = [];

    public IReadOnlyList<int>? OtherCounts { get; private init; }

    public bool HasOther => second is not null;

    private double Highest { get; }

    private static double PlotWidth => Width - Left - Right;

    private static double PlotHeight => Height - Top - Bottom;

    /// <param name="other">What it is compared with; null where nothing is.</param>
    public static LeadTimeChart? Of(LeadTimeGroup group, LeadTimeGroup? other)
    {
        if (group.Usable == 0)
            return null;
        var counts = group.Distribution(Days);
        var otherCounts = other is { Usable: > 0 } ? other.Distribution(Days) : null;
        return new LeadTimeChart(Shares(counts), otherCounts is null ? null : Shares(otherCounts))
        {
            Counted = group.Usable,
            CountedOther = otherCounts is null ? null : other!.Usable,
            Counts = counts,
            OtherCounts = otherCounts,
        };
    }

    public IEnumerable<ChartBar> Bars() => Bars(first);

    public IEnumerable<ChartBar> OtherBars() => second is null ? [] : Bars(second);

    /// <summary>Lines to read the height by, in whole parts of a hundred.</summary>
    public IEnumerable<(string Y, string Label)> Lines()
    {
        var step = Highest switch { > 0.4 => 0.2, > 0.2 => 0.1, > 0.1 => 0.05, > 0.04 => 0.02, _ => 0.01 };
        for (var share = 0.0; share <= Highest; share += step)
            yield return (Number(YOf(share)), share.ToString("P0", CultureInfo.CurrentCulture));
    }

    public static IEnumerable<(string X, string Label)> Ticks()
    {
        for (var day = 0; day < Days; day += 5)
            yield return (Number(Left + (PlotWidth / (Days + 1) * (day + 0.5))), day.ToString(CultureInfo.CurrentCulture));
        yield return (Number(Left + (PlotWidth / (Days + 1) * (Days + 0.5))), $"{Days}+");
    }

    private IEnumerable<ChartBar> Bars(double[] shares)
    {
        var step = PlotWidth / (Days + 1);
        for (var day = 0; day < shares.Length; day++)
        {
            if (shares[day] > 0)
                yield return new ChartBar(Number(Left + (step * day) + 1), Number(YOf(shares[day])), Number(step - 2), Number(Height - Bottom - YOf(shares[day])));
        }
    }

    private double YOf(double share) => Height - Bottom - (share / Highest * PlotHeight);

    private static double[] Shares(int[] counts) => Array.ConvertAll(counts, count => (double)count / counts.Sum());

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}

internal readonly record struct ChartBar(string X, string Y, string Width, string Height);
