using ProcurementHub.Core.LeadTimes;

namespace ProcurementHub.Tests.LeadTimes;

/// <summary>Beside printed tables.</summary>
public sealed class DistributionsTests
{
    [TestCase(1, 12.706204736)]
    [TestCase(2, 4.302652730)]
    [TestCase(10, 2.228138852)]
    [TestCase(30, 2.042272456)]
    [TestCase(120, 1.979930405)]
    [TestCase(1e7, 1.959963985)]
    public void StudentQuantile_OfUsualFreedoms_IsThatOfTheTable(double freedom, double expected) =>
        Assert.That(Distributions.StudentQuantile(0.975, freedom), Is.EqualTo(expected).Within(1e-8));

    [TestCase(0.975, 1.959963985)]
    [TestCase(0.5, 0)]
    [TestCase(0.01, -2.326347874)]
    public void NormalQuantile_OfUsualParts_IsThatOfTheTable(double part, double expected) =>
        Assert.That(Distributions.NormalQuantile(part), Is.EqualTo(expected).Within(1e-8));

    [TestCase(4, 1, 5 / 16.0)]
    [TestCase(10, 2, 56 / 1024.0)]
    public void HalfBinomial_OfFewThrows_IsCountedByHand(int throws, int heads, double expected) =>
        Assert.That(Distributions.HalfBinomial(throws, heads), Is.EqualTo(expected).Within(1e-12));

    [Test]
    public void HalfBinomial_OfAMillionThrows_IsNearlyNormal() =>
        Assert.That(Distributions.HalfBinomial(1_000_000, 500_000 - 1000 - 1), Is.EqualTo(0.0227).Within(0.0002));

    [Test]
    public void Percentiles_OfManyEqualAndManyDifferentValues_AreThoseOfTheSortedList()
    {
        var random = new Random(3);
        foreach (var spread in new[] { 1, 3, 100_000 })
        {
            int[] values = [.. Enumerable.Range(0, 2001).Select(_ => random.Next(spread))];
            int[] sorted = [.. values.Order()];
            foreach (var part in new[] { 0, 0.1, 0.25, 0.5, 0.9, 1 })
            {
                Assert.That(OrderStatistics.Percentile(values, part), Is.EqualTo(sorted[(int)(part * 2000)]));
                Assert.That(Percentiles.Of(values, (int)(100 * part))[0], Is.EqualTo(sorted[(int)(part * 2000)]));
            }
        }

        int[] far = [int.MinValue + 1, .. Enumerable.Repeat(5, 600), int.MaxValue];
        Assert.That(Percentiles.Of(far, 0, 50, 100), Is.EqualTo(new[] { int.MinValue + 1.0, 5, int.MaxValue }));
        Assert.That(Percentiles.Of([4, 1], 10, 50), Is.EqualTo(new[] { 1.3, 2.5 }));

        int[] pair = [4, 1];
        Assert.That(OrderStatistics.Percentile(pair, 0.1), Is.EqualTo(1.3).Within(1e-12));
    }
}
