namespace ProcurementHub.Core.Classification;

/// <summary>How deep a region stands in the tree.</summary>
public enum RegionLevel
{
    Country,

    /// <summary>What the country divides itself into first: department, region, state.</summary>
    First,
    Province,
    District,
}

/// <summary>One place in the tree.</summary>
/// <param name="Code">ISO 3166-1 ("PE"), ISO 3166-2 ("PE-ARE"), or the country and its own digits ("PE-0401", "PE-150142").</param>
/// <param name="Parent">Code of the region around it; null for a country.</param>
/// <param name="Name">As the place calls itself; of countries, and of regions that have one, the Spanish name.</param>
/// <param name="EnglishName">Differs from <paramref name="Name"/> for countries and for regions with a name of their own in English.</param>
/// <param name="Level">How deep it stands.</param>
public sealed record Region(string Code, string? Parent, string Name, string EnglishName, RegionLevel Level);
