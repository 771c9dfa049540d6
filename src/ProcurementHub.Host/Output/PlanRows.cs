using System.Globalization;
using ProcurementHub.Storage.Plans;

namespace ProcurementHub.Host.Output;

internal sealed record PublishedPlanRow(
    string Source, string? Scheme, string? Id, string Name, int? Year, int? Version, DateTimeOffset? Published, string? File, int Lines)
{
    public static PublishedPlanRow Of(PlanPublicationRow row) => new(
        row.SourceId, row.Scheme, row.ExternalId, row.EntityName, row.PlanYear, row.PlanVersion, row.PublishedAt, row.FileName, row.PlanLines);

    public IReadOnlyList<string> ToCells() =>
        [Day(Published), Year?.ToString(CultureInfo.InvariantCulture) ?? "", Id ?? "no id", Name, Lines.ToString("N0", CultureInfo.InvariantCulture), File ?? ""];

    private static string Day(DateTimeOffset? at) => at?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "not said";
}

/// <param name="State">published, missing or cannot_tell.</param>
internal sealed record ListedPlan(
    string List, string NativeId, string? Scheme, string? Id, string Name, string? Sector, string? Region, int Year, string State,
    DateTimeOffset? Published, int Lines)
{
    public static ListedPlan Of(ListedPlanRow row, int year) => new(
        row.SourceId, row.NativeId, row.Scheme, row.ExternalId, row.Name, row.Sector, row.RegionCode, year, Word(row.State),
        row.FirstPublishedAt, row.PlanLines);

    public IReadOnlyList<string> ToCells() => [List, Id ?? "no id", Name, Sector ?? "", State.Replace('_', ' ')];

    private static string Word(PlanState state) => state switch
    {
        PlanState.Published => "published",
        PlanState.Missing => "missing",
        _ => "cannot_tell",
    };
}
