namespace ProcurementHub.Sources.Reading.EForms;

/// <summary>
/// Places by their codes: NUTS for the region, three letters for the country. The hub divides none of these
/// countries, so the region is told by its code and counts as its country.
/// </summary>
internal static class PlaceText
{
    public static void AddAsExecution(IEnumerable<PlaceCodes> places, SourceRecord record)
    {
        foreach (var (region, country) in places.Select(Of).OfType<(string, string)>().Distinct())
        {
            record.Add(FieldNames.Department, region);
            record.Add(FieldNames.Country, country);
        }
    }

    public static void AddAsSeat(PlaceCodes seat, SourceRecord record)
    {
        if (Of(seat) is not var (region, country))
            return;
        record.Add(FieldNames.SeatDepartment, region);
        record.Add(FieldNames.SeatCountry, country);
    }

    /// <summary>A place without a code of its own is the country; a code without a country begins with it (NO071).</summary>
    /// <returns>Null for "anywhere" (BT-727), which names neither.</returns>
    private static (string Region, string Country)? Of(PlaceCodes place)
    {
        if (place.Country is { Length: > 0 } country)
            return (place.Nuts ?? country, country);
        return place.Nuts is { Length: >= 2 } nuts ? (nuts, nuts[..2]) : null;
    }
}
