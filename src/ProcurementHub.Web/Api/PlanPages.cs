using System.Globalization;
using Microsoft.Extensions.Localization;
using ProcurementHub.Core.Notices;
using ProcurementHub.Storage.Plans;
using ProcurementHub.Web.Api.Describing;
using ProcurementHub.Web.Plans;
using ProcurementHub.Web.Searching;

namespace ProcurementHub.Web.Api;

/// <param name="Wrong">The answer to what cannot be asked; null where it can.</param>
/// <param name="Next">Where the next page is; null after the last.</param>
internal sealed record PlanPage(IResult? Wrong, IReadOnlyList<StoredPlanLine> Lines, Uri? Next);

/// <summary>Plan lines page by page, in the order in which they came in: the same questions and pages in every form in which they are given.</summary>
internal sealed class PlanPages(PlanLineList plans, PlanRequests requests, ApiLinks links)
{
    public static IReadOnlyList<ApiParameter> Narrowing { get; } =
    [
        new(SearchFields.Words, Example: "uniformes escolares"),
        new(SearchFields.Sector, IsRepeatable: true, Example: "textiles"),
        new(SearchFields.Region, IsRepeatable: true, Example: "PE-CUS"),
        new(SearchFields.Entity, Example: "PE-RUC:20131257750"),
    ];

    public static IReadOnlyList<ApiParameter> Parameters { get; } =
    [
        .. Narrowing,
        new("year", "integer", Example: "2026", TextKey: "Param_planYear"),
        new("month", "integer", Example: "3", TextKey: "Param_planMonth"),
        new("category", Choices: ["goods", "services", "works", "consulting"]),
        .. ApiParameter.OfPages,
    ];

    /// <param name="path">By which a page knows its own continuation.</param>
    public async Task<PlanPage> ReadAsync(HttpContext context, string path, IStringLocalizer<ApiText> text, CancellationToken cancellationToken)
    {
        var question = new ApiQuestion(context.Request.Query, text, Parameters.Select(parameter => parameter.Name));
        var wanted = new PlanQuestion
        {
            Search = question.Search(),
            Year = question.Number("year", 2000, 2100),
            Month = question.Number("month", 1, 12),
        };
        if (wanted.Search.Categories.Count > 1)
            question.Wrong(SearchFields.Category, "GivenTwice");
        var category = wanted.Search.Categories.Count == 0 ? (ProcurementCategory?)null : wanted.Search.Categories[0];
        var take = question.Take();
        var asked = PlanFields.Of(wanted, path, category is null ? [] : [("category", category.Value.ToString())]);
        var cursor = question.Continuation(asked);
        if (question.IsWrong)
            return new PlanPage(ApiProblems.Wrong(question.Errors, text), [], null);

        var filter = (await requests.ForAsync(wanted, cancellationToken)) with { Category = category };
        var after = long.TryParse(cursor?.Place, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : 0;
        var lines = await plans.ListAsync(filter, after, take + 1, cancellationToken);
        var next = lines.Count > take
            ? NextPage.Of(links, context.Request, new ApiCursor(lines[take - 1].Id.ToString(CultureInfo.InvariantCulture), null, false).Write(asked))
            : null;
        return new PlanPage(null, [.. lines.Take(take)], next);
    }
}
