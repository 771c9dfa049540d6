using System.Text.Json;

namespace ProcurementHub.Sources.Reading.Ocds;

/// <summary>An address, cut down to the levels of the region tree.</summary>
internal sealed record PlaceText(string? Department, string? Province, string? District, string? Country)
{
    public bool IsEmpty => Department is null && Province is null && District is null;

    public static PlaceText Of(JsonElement address, OcdsSettings settings) => new(
        JsonValues.TextOf(JsonValues.Member(address, settings.DepartmentField)),
        JsonValues.TextOf(JsonValues.Member(address, settings.ProvinceField)),
        JsonValues.TextOf(JsonValues.Member(address, settings.DistrictField)),
        JsonValues.TextOf(JsonValues.Member(address, "countryName"u8)) ?? JsonValues.TextOf(JsonValues.Member(address, "country"u8)));

    public void AddAsSeat(SourceRecord record)
    {
        record.Add(FieldNames.SeatDepartment, Department);
        record.Add(FieldNames.SeatProvince, Province);
        record.Add(FieldNames.SeatDistrict, District);
        record.Add(FieldNames.SeatCountry, Country);
    }

    /// <summary>
    /// A second place of the same record is told only when it has its first level: fields are a flat list,
    /// and each place in it begins with its department.
    /// </summary>
    public void AddAsExecution(SourceRecord record)
    {
        if (Department is null && (record[FieldNames.Department] ?? record[FieldNames.Province] ?? record[FieldNames.District]) is not null)
            return;
        record.Add(FieldNames.Department, Department);
        record.Add(FieldNames.Province, Province);
        record.Add(FieldNames.District, District);
        record.Add(FieldNames.Country, Country);
    }
}
