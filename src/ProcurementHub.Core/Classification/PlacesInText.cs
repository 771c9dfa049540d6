namespace ProcurementHub.Core.Classification;

/// <summary>
/// Finds regions that a Spanish text names as such: "distrito de Moche, provincia de Trujillo - La Libertad". A bare
/// name counts for nothing where streets, saints and public bodies have the same one.
/// </summary>
internal sealed class PlacesInText
{
    private readonly RegionTree tree;
    private readonly Dictionary<string, Lazy<CountryNames>> countries;

    internal PlacesInText(IEnumerable<RegionRow> rows, RegionTree tree)
    {
        this.tree = tree;
        countries = rows
            .Where(row => row.Region.Level > RegionLevel.Country)
            .GroupBy(row => tree.CountryOf(row.Region))
            .ToDictionary(
                country => country.Key,
                country => new Lazy<CountryNames>(() => CountryNames.Of(tree.Find(country.Key)!, [.. country])),
                StringComparer.OrdinalIgnoreCase);
    }

    internal IReadOnlyList<string> Find(string country, string? seat, params ReadOnlySpan<string?> texts)
    {
        if (!countries.TryGetValue(country, out var known)) return [];
        var names = known.Value;
        var places = new NamedPlaces(tree, country);
        foreach (var text in texts)
        {
            if (text.AsSpan().IndexOfAny(PlaceWords.Beginnings) is >= 0 and var at) new PlaceReader(text, names, places).Read(at);
        }
        foreach (var text in texts) new LonePlaceReader(text, names, places).Read();
        return places.Conclude(tree.Find(seat));
    }
}
