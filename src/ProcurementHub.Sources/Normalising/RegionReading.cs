using System.Collections.Concurrent;
using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Notices;
using ProcurementHub.Sources.Reading;

namespace ProcurementHub.Sources.Normalising;

/// <summary>
/// Where a contract is carried out: by a field of its own, else by the words of title and description, else where
/// the entity has its seat. Words go before the seat, since a ministry in the capital buys for the whole country; the
/// seat only tells districts of one name apart.
/// </summary>
internal sealed class RegionReading(RegionTree tree)
{
    // Some thousand places come back in every file. Bounded, because texts of a broken column do not.
    private const int MostPlaces = 20_000;

    // Longer than any place's name: a text that got into the wrong column comes but once, and would be held for good.
    private const int LongestPlace = 200;

    private static readonly PlaceFields execution =
        new(FieldNames.Place, FieldNames.Department, FieldNames.Province, FieldNames.District, FieldNames.Country);

    private static readonly PlaceFields seat =
        new(FieldNames.Seat, FieldNames.SeatDepartment, FieldNames.SeatProvince, FieldNames.SeatDistrict, FieldNames.SeatCountry);

    private readonly ConcurrentDictionary<(string Country, WrittenPlace Place), string?> known = new();

    public IReadOnlyList<PlaceOfExecution> Read(RecordReading reading, string title, string? description)
    {
        if (Places(reading, execution, RegionBasis.PlaceOfExecution) is { Count: > 0 } places)
            return places;
        var seats = Places(reading, seat, RegionBasis.EntitySeat);
        return InText(reading, seats.FirstOrDefault()?.Code, title, description) is { Count: > 0 } named ? named : seats;
    }

    /// <summary>Where the entity itself is; null where the source does not say.</summary>
    public PlaceOfExecution? Seat(RecordReading reading) => Places(reading, seat, RegionBasis.EntitySeat).FirstOrDefault();

    private List<PlaceOfExecution> InText(RecordReading reading, string? near, string title, string? description) =>
        reading.Definition.CountryOf(reading.Record[FieldNames.Ocid]) is { } country
            ? [.. tree.NamedNear(country, near, title == description ? null : title, description)
                .Select(code => new PlaceOfExecution(code, RegionBasis.Text))]
            : [];

    private List<PlaceOfExecution> Places(RecordReading reading, PlaceFields fields, RegionBasis basis)
    {
        var places = new List<PlaceOfExecution>();
        foreach (var (place, told) in WrittenPlaces.Of(reading.Record, fields))
        {
            var country = TextCleaning.Clean(told) ?? reading.Definition.CountryOf(reading.Record[FieldNames.Ocid]);
            if (country is null)
                continue;
            // A publisher's name of its own country may be no country's ("PERU " is, "Nacional" is not).
            if ((Find(country, place) ?? (told is null ? null : Home(reading, place))) is not { } code)
                reading.Note(fields.Department, "is not a known place", $"{place.Department} / {place.Province}".Trim(' ', '/'));
            else if (!places.Exists(known => known.Code == code))
                places.Add(new PlaceOfExecution(code, basis));
        }

        return places;
    }

    private string? Home(RecordReading reading, WrittenPlace place) => reading.Definition.Country is { } home ? Find(home, place) : null;

    private string? Find(string country, WrittenPlace place)
    {
        if (country.Length + (place.Department?.Length ?? 0) + (place.Province?.Length ?? 0) + (place.District?.Length ?? 0) > LongestPlace)
            return Resolve(country, place);
        var key = (country, place);
        if (known.TryGetValue(key, out var code))
            return code;
        if (known.Count >= MostPlaces)
            known.Clear();
        return known[key] = Resolve(country, place);
    }

    private string? Resolve(string country, WrittenPlace place) =>
        tree.Resolve(country, place.Department, place.Province, place.District).ValueOrDefault ?? WholeCountry(country);

    /// <summary>Of a country that the tree does not divide, any place is the country.</summary>
    private string? WholeCountry(string country) =>
        tree.Parse(country).ValueOrDefault is { } code && tree.Parent(code) is null && tree.Children(code).Count == 0 ? code : null;
}
