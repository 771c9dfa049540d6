using System.Text.Json;

namespace ProcurementHub.Sources.Reading.Ocds;

/// <summary>The planning of a release that has no tender yet.</summary>
internal static class PlanReading
{
    public static void Read(JsonElement planning, SourceRecord record)
    {
        var budget = JsonValues.Member(planning, "budget"u8);
        var project = JsonValues.Member(planning, "project"u8);
        string?[] names =
        [
            JsonValues.TextOf(JsonValues.Member(project, "title"u8)),
            JsonValues.TextOf(JsonValues.Member(budget, "description"u8)),
            JsonValues.TextOf(JsonValues.Member(budget, "project"u8)),
            JsonValues.TextOf(JsonValues.Member(planning, "rationale"u8)),
        ];
        var given = names.OfType<string>().Distinct().ToArray();
        record.Add(FieldNames.Title, given.FirstOrDefault());
        record.Add(FieldNames.Description, given.Length > 1 ? string.Join('\n', given[1..]) : null);
        record.Add(FieldNames.PlanReference, JsonValues.TextOf(JsonValues.Member(planning, "id"u8)));
        record.Add(FieldNames.PlanYear, YearOf(budget));
        AmountReading.Add(JsonValues.Member(budget, "amount"u8), record);
    }

    /// <summary>
    /// The year that the money is for, where a period says it. The release's date does not tell it: of the
    /// Paraguayan plans most carry the date of a batch made years later.
    /// </summary>
    private static string? YearOf(JsonElement budget)
    {
        var period = JsonValues.Member(budget, "period"u8);
        if (period.ValueKind != JsonValueKind.Object)
        {
            period = JsonValues.Member(
                JsonObjects.FirstOf(JsonValues.Member(budget, "budgetBreakdown"u8)), "period"u8);
        }

        var start = JsonValues.TextOf(JsonValues.Member(period, "startDate"u8));
        return start is { Length: >= 4 } && start.AsSpan(0, 4).IndexOfAnyExceptInRange('0', '9') < 0 ? start[..4] : null;
    }
}
