namespace ProcurementHub.Core.Classification;

/// <summary>How one country's regions are called.</summary>
/// <param name="First">Departments, regions, states.</param>
/// <param name="Alone">Names of any level that are no other place's and no other thing's.</param>
internal sealed record CountryNames(PlaceNames First, PlaceNames Provinces, PlaceNames Districts, PlaceNames Alone)
{
    // Most words of a text begin no name: one look-up tells.
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> firstWords =
        First.FirstWords.Concat(Districts.FirstWords).Concat(Alone.FirstWords).ToHashSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    internal static CountryNames Of(Region country, IReadOnlyList<RegionRow> rows) => new(
        PlaceNames.Of(rows, RegionLevel.First), PlaceNames.Of(rows, RegionLevel.Province), PlaceNames.Of(rows, RegionLevel.District),
        new(rows.SelectMany(row => row.Alone.Select(name => (row.Region, name))).Concat(PlaceWords.Nationwide.Select(words => (country, words)))));

    /// <summary>Whether some name begins with the word.</summary>
    internal bool MayBeginWith(ReadOnlySpan<char> word) => firstWords.Contains(word);
}
