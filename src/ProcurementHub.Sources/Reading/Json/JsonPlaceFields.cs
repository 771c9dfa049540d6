using ProcurementHub.Sources.Definitions;
using ProcurementHub.Sources.Reading.Html;

namespace ProcurementHub.Sources.Reading.Json;

/// <summary>
/// Places level by level. A record is a flat list in which each place begins with its department, so the levels of
/// several items are put one place after the other.
/// </summary>
internal static class JsonPlaceFields
{
    private static readonly string[] execution = [FieldNames.Department, FieldNames.Province, FieldNames.District, FieldNames.Country];
    private static readonly string[] seat = [FieldNames.SeatDepartment, FieldNames.SeatProvince, FieldNames.SeatDistrict, FieldNames.SeatCountry];

    public static bool Has(FieldRule rule) => execution.Contains(rule.Name) || seat.Contains(rule.Name);

    public static void Add(SourceRecord record, JsonShape shape, Func<JsonField, List<string>> texts)
    {
        Add(record, execution, shape, texts);
        Add(record, seat, shape, texts);
    }

    private static void Add(SourceRecord record, string[] levels, JsonShape shape, Func<JsonField, List<string>> texts)
    {
        var found = levels.SelectMany(level => shape.Fields.Where(field => field.Rule.Name == level))
            .Select(field => (field.Rule, Texts: texts(field))).Where(level => level.Texts.Count > 0).ToList();
        if (found.Count == 0)
            return;
        // Where items leave a level out, nobody can say whose it is: then the first level alone is sure.
        var count = found[0].Texts.Count;
        foreach (var at in Enumerable.Range(0, count))
        {
            foreach (var (rule, values) in found.Where(level => level.Texts.Count == count))
                record.Add(rule.Name, FieldText.Meant(rule, values[at]));
        }
    }
}
