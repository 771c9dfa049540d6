using ProcurementHub.Storage.Plans;
using ProcurementHub.Web.Showing;

namespace ProcurementHub.Web.Api.Records;

/// <summary>One planned procurement of an entity's annual plan.</summary>
public sealed record ApiPlanLine
{
    public required string Key { get; init; }

    public required string Source { get; init; }

    public required string NativeId { get; init; }

    public ApiEntityReference? Entity { get; init; }

    public int? Year { get; init; }

    public int? Month { get; init; }

    public string? Reference { get; init; }

    public required string Title { get; init; }

    public string? Description { get; init; }

    public string? Category { get; init; }

    public string? ProcedureType { get; init; }

    public required ApiAmount Amount { get; init; }

    public DateTimeOffset? Published { get; init; }

    public required IReadOnlyList<string> Regions { get; init; }

    public required IReadOnlyList<string> Sectors { get; init; }

    public required IReadOnlyList<ApiCode> Classifications { get; init; }

    public string? Url { get; init; }

    public required int Version { get; init; }

    public required DateTimeOffset Observed { get; init; }

    public static ApiPlanLine Of(StoredPlanLine line)
    {
        var content = line.Content;
        return new ApiPlanLine
        {
            Key = $"{line.SourceId}/{line.NativeId}",
            Source = line.SourceId,
            NativeId = line.NativeId,
            Entity = ApiEntityReference.Of(content.Entity),
            Year = content.Year,
            Month = content.Month,
            Reference = content.Reference,
            Title = content.Title,
            Description = content.Description,
            Category = ApiWords.Of(content.Category),
            ProcedureType = content.ProcedureType,
            Amount = ApiAmount.Of(content.Amount),
            Published = content.Published,
            Regions = [.. content.Regions.Select(region => region.Code)],
            Sectors = [.. content.Sectors.Select(sector => sector.Sector)],
            Classifications = [.. content.Classifications.Select(code => new ApiCode(code.Scheme, code.Id))],
            Url = NoticeShowing.WebAddress(content.Url),
            Version = line.Version,
            Observed = line.ObservedAt,
        };
    }
}
