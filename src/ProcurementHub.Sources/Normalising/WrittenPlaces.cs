using ProcurementHub.Core.Classification;
using ProcurementHub.Sources.Reading;

namespace ProcurementHub.Sources.Normalising;

/// <summary>The names of the fields that hold a place: whole, or level by level.</summary>
internal sealed record PlaceFields(string Whole, string Department, string Province, string District, string Country);

/// <summary>The places of a record. Its fields are a flat list: each place begins with its department.</summary>
internal static class WrittenPlaces
{
    public static IEnumerable<(WrittenPlace Place, string? Country)> Of(SourceRecord record, PlaceFields fields)
    {
        var open = default(WrittenPlace);
        string? country = null;
        foreach (var (name, text) in record.Fields)
        {
            if (Is(name, fields.Whole) && PlaceText.Split(text) is { } whole)
            {
                yield return (whole, null);
            }
            else if (Is(name, fields.Department))
            {
                if (open.Department is not null)
                    yield return (open, country);
                (open, country) = open.Department is null ? (open, country) : default;
                open = open with { Department = TextCleaning.Clean(text) };
            }
            else if (Is(name, fields.Province))
            {
                open = open with { Province = TextCleaning.Clean(text) };
            }
            else if (Is(name, fields.District))
            {
                open = open with { District = TextCleaning.Clean(text) };
            }
            else if (Is(name, fields.Country))
            {
                country = TextCleaning.Clean(text);
            }
        }

        if (open.Department is not null || open.Province is not null)
            yield return (open, country);
    }

    private static bool Is(string name, string field) => string.Equals(name, field, StringComparison.Ordinal);
}
