using ProcurementHub.Benchmarks.Sectors;
using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Notices;

namespace ProcurementHub.Benchmarks.Regions;

/// <summary>What share of the notices and plan lines of each source has a region, how closely, and by what.</summary>
internal static class RegionShares
{
    public static void Write(List<PublishedLine> lines)
    {
        Console.WriteLine($"{"source",-22} {"notices",8} {"district",9} {"province",9} {"first",9} {"country",9} {"none",9}   {"by field",9} {"by text",9} {"by seat",9}   places each");
        foreach (var source in lines.GroupBy(line => line.Source).OrderBy(source => source.Key, StringComparer.Ordinal))
            Write(source.Key, [.. source]);
        Write("all", lines);
        Console.WriteLine();
    }

    private static void Write(string name, List<PublishedLine> lines)
    {
        var told = lines.Where(line => line.Regions.Count > 0).ToList();
        string Share(Func<PublishedLine, bool> has) => $"{(double)lines.Count(has) / lines.Count,9:P1}";
        string At(RegionLevel level) => Share(line => line.Regions.Count > 0 && Closest(line) == level);
        string By(RegionBasis basis) => Share(line => line.Regions.Any(place => place.Basis == basis));
        Console.WriteLine($"{name,-22} {lines.Count,8:N0} {At(RegionLevel.District)} {At(RegionLevel.Province)} {At(RegionLevel.First)} {At(RegionLevel.Country)} {Share(line => line.Regions.Count == 0)}"
            + $"   {By(RegionBasis.PlaceOfExecution)} {By(RegionBasis.Text)} {By(RegionBasis.EntitySeat)}   {(told.Count == 0 ? 0 : told.Average(line => line.Regions.Count)):0.00}");
    }

    private static RegionLevel Closest(PublishedLine line) =>
        line.Regions.Max(place => RegionTree.Standard.Find(place.Code)?.Level ?? RegionLevel.Country);
}
