using ProcurementHub.Core.Classification;

namespace ProcurementHub.Benchmarks.Sectors;

/// <summary>What share of the notices and plan lines of each source has a sector, and by what.</summary>
internal static class SectorShares
{
    public static void Write(List<PublishedLine> lines)
    {
        Console.WriteLine($"{"source",-22} {"notices",8} {"by code",8} {"by text",8} {"none",8}   sectors each");
        foreach (var source in lines.GroupBy(line => line.Source).OrderBy(source => source.Key, StringComparer.Ordinal))
            Write(source.Key, [.. source]);
        Write("all", lines);
        Console.WriteLine();
    }

    private static void Write(string name, List<PublishedLine> lines)
    {
        double Share(Func<PublishedLine, bool> has) => (double)lines.Count(has) / lines.Count;
        var told = lines.Where(line => line.Sectors.Count > 0).ToList();
        Console.WriteLine($"{name,-22} {lines.Count,8:N0} {Share(line => Has(line, SectorBasis.Code)),8:P1} {Share(line => Has(line, SectorBasis.Text)),8:P1}"
            + $" {Share(line => line.Sectors.Count == 0),8:P1}   {(told.Count == 0 ? 0 : told.Average(line => line.Sectors.Count)):0.00}");
    }

    private static bool Has(PublishedLine line, SectorBasis basis) => line.Sectors.Any(sector => sector.Basis == basis);
}
