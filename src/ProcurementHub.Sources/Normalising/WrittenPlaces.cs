using ProcurementHub.Sources.Reading;

namespace ProcurementHub.Sources.Normalising;

internal readonly record struct WrittenPlace(string? Department, string? Province, string? Country);

/// <summary>The names of the fields that hold a place: whole, or level by level.</summary>
internal sealed record PlaceFields(string Whole, string Department, string Province, string Country);

/// <summary>The places of a record. Its fields are a flat list: each place begins with its department.</summary>
internal static class WrittenPlaces
{
    public static IEnumerable<WrittenPlace> Of(SourceRecord record, PlaceFields fields)
    {
        var open = default(WrittenPlace);
        foreach (var (name, text) in record.Fields)
        {
            if (Is(name, fields.Whole) && PlaceText.Split(text) is { } place)
            {
                yield return new WrittenPlace(place.Department, place.Province, null);
            }
            else if (Is(name, fields.Department))
            {
                if (open.Department is not null)
                    yield return open;
                open = (open.Department is null ? open : default) with { Department = TextCleaning.Clean(text) };
            }
            else if (Is(name, fields.Province))
            {
                open = open with { Province = TextCleaning.Clean(text) };
            }
            else if (Is(name, fields.Country))
            {
                open = open with { Country = TextCleaning.Clean(text) };
            }
        }

        if (open.Department is not null || open.Province is not null)
            yield return open;
    }

    private static bool Is(string name, string field) => string.Equals(name, field, StringComparison.Ordinal);
}
