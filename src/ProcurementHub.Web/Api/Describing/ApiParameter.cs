using ProcurementHub.Web.Searching;

namespace ProcurementHub.Web.Api.Describing;

/// <summary>A parameter as the OpenAPI document tells of it. What it is for stands among the texts under "Param_" and its name.</summary>
/// <param name="Type">string or integer.</param>
/// <param name="Choices">All words that it takes, where they are few.</param>
internal sealed record ApiParameter(string Name, string Type = "string", bool IsRepeatable = false, string[]? Choices = null, string? Example = null, string? TextKey = null)
{
    public static IReadOnlyList<ApiParameter> OfSearch { get; } =
    [
        new(SearchFields.Words, Example: "zapatos -botas"),
        new(SearchFields.Sector, IsRepeatable: true, Example: "footwear"),
        new(SearchFields.Region, IsRepeatable: true, Example: "PE-CUS"),
        new(SearchFields.Category, IsRepeatable: true, Choices: ["goods", "services", "works", "consulting"]),
        new(SearchFields.Status, Choices: ["planned", "open", "closed", "awarded", "void", "cancelled", "suspended", "unknown"]),
        new(SearchFields.Entity, Example: "PE-RUC:20131257750"),
        new(SearchFields.MinAmount, Example: "50000"),
        new(SearchFields.MaxAmount, Example: "400000"),
        new(SearchFields.Closing, Example: "7"),
        new(SearchFields.Since, Example: "2026-11-01"),
        new(SearchFields.SmeReserved, Choices: ["1"]),
        new(SearchFields.Order, Choices: ["newest", "closing", "relevance"]),
    ];

    public static IReadOnlyList<ApiParameter> OfPages { get; } = [new(ApiQuestion.Limit, "integer", Example: "25"), new(ApiQuestion.Cursor)];
}
