using System.Collections.Concurrent;
using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Notices;
using ProcurementHub.Sources.Reading;

namespace ProcurementHub.Sources.Normalising;

/// <summary>Where a contract is carried out; failing that, where the entity has its seat.</summary>
internal sealed class RegionReading(RegionTree tree)
{
    // Some thousand places come back in every file. Bounded, because texts of a broken column do not.
    private const int MostPlaces = 20_000;

    private readonly ConcurrentDictionary<(string Country, string? Department, string? Province), string?> known = new();

    public IReadOnlyList<PlaceOfExecution> Read(RecordReading reading)
    {
        if (Country(reading, FieldNames.Country) is not { } country)
            return [];
        var places = Places(reading, country, FieldNames.Place, FieldNames.Department, FieldNames.Province, RegionBasis.PlaceOfExecution);
        return places.Count > 0
            ? places
            : Places(reading, Country(reading, FieldNames.SeatCountry) ?? country,
                FieldNames.Seat, FieldNames.SeatDepartment, FieldNames.SeatProvince, RegionBasis.EntitySeat);
    }

    private static string? Country(RecordReading reading, string field) =>
        reading.Text(field) ?? reading.Definition.CountryOf(reading.Record[FieldNames.Ocid]);

    private List<PlaceOfExecution> Places(
        RecordReading reading, string country, string compound, string departmentField, string provinceField, RegionBasis basis)
    {
        var places = new List<PlaceOfExecution>();
        foreach (var (department, province) in Texts(reading.Record, compound, departmentField, provinceField))
        {
            if (Find(country, department, province) is not { } code)
                reading.Note(departmentField, "is not a known place", $"{department} / {province}".Trim(' ', '/'));
            else if (!places.Exists(place => place.Code == code))
                places.Add(new PlaceOfExecution(code, basis));
        }

        return places;
    }

    /// <summary>A record may name several departments; only a single one can be told which province it goes with.</summary>
    private static IEnumerable<(string? Department, string? Province)> Texts(
        SourceRecord record, string compound, string departmentField, string provinceField)
    {
        if (record[compound] is { } text && PlaceText.Split(text) is { } place)
            yield return place;

        var departments = 0;
        foreach (var (name, _) in record.Fields)
        {
            if (string.Equals(name, departmentField, StringComparison.Ordinal))
                departments++;
        }

        if (departments <= 1)
        {
            var (department, province) = (TextCleaning.Clean(record[departmentField]), TextCleaning.Clean(record[provinceField]));
            if (department is not null || province is not null)
                yield return (department, province);
            yield break;
        }

        foreach (var (name, value) in record.Fields)
        {
            if (string.Equals(name, departmentField, StringComparison.Ordinal))
                yield return (TextCleaning.Clean(value), null);
        }
    }

    private string? Find(string country, string? department, string? province)
    {
        var key = (country, department, province);
        if (known.TryGetValue(key, out var code))
            return code;
        if (known.Count >= MostPlaces)
            known.Clear();
        return known[key] = tree.Resolve(country, department, province).ValueOrDefault;
    }
}
