using System.Collections.Frozen;

namespace ProcurementHub.Core.Classification;

/// <summary>
/// Finds regions that a Spanish text names as such: "distrito de Moche, provincia de Trujillo - La Libertad". A bare
/// name counts for nothing, since streets, saints and public bodies have the same ones.
/// </summary>
internal sealed class PlacesInText
{
    private readonly RegionTree tree;
    private readonly FrozenDictionary<string, (PlaceNames First, PlaceNames Provinces)> countries;

    internal PlacesInText(IEnumerable<RegionRow> rows, RegionTree tree)
    {
        this.tree = tree;
        countries = rows
            .Where(row => row.Region.Level is RegionLevel.First or RegionLevel.Province)
            .GroupBy(row => tree.Ancestors(row.Region.Code)[^1])
            .ToFrozenDictionary(
                country => country.Key,
                country => (Names(country, RegionLevel.First), Names(country, RegionLevel.Province)),
                StringComparer.OrdinalIgnoreCase);
    }

    internal IReadOnlyList<string> Find(string country, params ReadOnlySpan<string?> texts)
    {
        NamedPlaces? places = null;
        foreach (var text in texts)
        {
            if (text is null || text.AsSpan().IndexOfAny(PlaceWords.Beginnings) is var at && at < 0) continue;
            if (countries.TryGetValue(country, out var names))
                new PlaceReader(text, names.First, names.Provinces, places ??= new NamedPlaces(tree)).Read(at);
        }
        return places?.Conclude() ?? [];
    }

    private static PlaceNames Names(IEnumerable<RegionRow> rows, RegionLevel level) => new(rows.Where(row => row.Region.Level == level));
}
