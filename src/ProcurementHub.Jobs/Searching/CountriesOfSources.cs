using ProcurementHub.Sources.Definitions;
using ProcurementHub.Storage.Search;

namespace ProcurementHub.Jobs.Searching;

/// <summary>Which country a notice without a place is taken to be of: the one that alerts take it to be of.</summary>
public static class CountriesOfSources
{
    public static IReadOnlyList<SourceCountry> Of(SourceCatalog catalog) =>
        [.. catalog.All.SelectMany(source => source.Country is { } country
            ? [new SourceCountry(source.Id, country)]
            : source.Countries.Select(byPublisher => new SourceCountry(source.Id, byPublisher.Value, byPublisher.Key)))];
}
