using System.Globalization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using ProcurementHub.Core.Notices;
using ProcurementHub.Storage.Plans;
using ProcurementHub.Web.Api.Describing;
using ProcurementHub.Web.Api.Records;
using ProcurementHub.Web.Plans;
using ProcurementHub.Web.Searching;

namespace ProcurementHub.Web.Api;

/// <summary>Lines of annual plans, in the order in which they came in, and what they come to from this month on.</summary>
internal sealed class PlanApi(PlanLineList plans, PlanRequests requests, DemandAnswers demand, ApiLinks links)
{
    private const string Path = "/plans";

    private static readonly IReadOnlyList<ApiParameter> narrowing =
    [
        new(SearchFields.Words, Example: "uniformes escolares"),
        new(SearchFields.Sector, IsRepeatable: true, Example: "textiles"),
        new(SearchFields.Region, IsRepeatable: true, Example: "PE-CUS"),
        new(SearchFields.Entity, Example: "PE-RUC:20131257750"),
    ];

    private static readonly IReadOnlyList<ApiParameter> parameters =
    [
        .. narrowing,
        new("year", "integer", Example: "2026", TextKey: "Param_planYear"),
        new("month", "integer", Example: "3", TextKey: "Param_planMonth"),
        new("category", Choices: ["goods", "services", "works", "consulting"]),
        .. ApiParameter.OfPages,
    ];

    private static readonly IReadOnlyList<ApiParameter> ofDemand =
    [
        .. narrowing,
        new("month", "integer", Example: "3", TextKey: "Param_planMonth"),
        new(DemandWays.Field, Example: "month,sector", TextKey: "Param_demandBy"),
    ];

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(Path, (HttpContext context, PlanApi own, IStringLocalizer<ApiText> text, CancellationToken cancellationToken) =>
            own.ListAsync(context, text, cancellationToken)).Describes<ApiPage<ApiPlanLine>>("Plans", parameters);
        api.MapGet(Path + "/demand", (HttpContext context, PlanApi own, IStringLocalizer<ApiText> text, CancellationToken cancellationToken) =>
            own.DemandAsync(context, text, cancellationToken)).Describes<ApiList<ApiDemand>>("Demand", ofDemand);
    }

    private async Task<IResult> ListAsync(HttpContext context, IStringLocalizer<ApiText> text, CancellationToken cancellationToken)
    {
        var question = new ApiQuestion(context.Request.Query, text, parameters.Select(parameter => parameter.Name));
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
        var asked = PlanFields.Of(wanted, Path, category is null ? [] : [("category", category.Value.ToString())]);
        var cursor = question.Continuation(asked);
        if (question.IsWrong)
            return ApiProblems.Wrong(question.Errors, text);

        var filter = (await requests.ForAsync(wanted, cancellationToken)) with { Category = category };
        var after = long.TryParse(cursor?.Place, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : 0;
        var lines = await plans.ListAsync(filter, after, take + 1, cancellationToken);
        var next = lines.Count > take
            ? NextPage.Of(links, context.Request, new ApiCursor(lines[take - 1].Id.ToString(CultureInfo.InvariantCulture), null, false).Write(asked))
            : null;
        return Tagged.Json(
            new ApiPage<ApiPlanLine>([.. lines.Take(take).Select(ApiPlanLine.Of)], null, next), ApiJson.Plain.PlanLines);
    }

    private async Task<IResult> DemandAsync(HttpContext context, IStringLocalizer<ApiText> text, CancellationToken cancellationToken)
    {
        var question = new ApiQuestion(context.Request.Query, text, ofDemand.Select(parameter => parameter.Name));
        var wanted = new PlanQuestion
        {
            Search = question.Search(),
            Month = question.Number("month", 1, 12),
            OnlyComing = true,
        };
        var by = question.Text(DemandWays.Field);
        var keys = DemandWays.Read(by);
        if (keys is null)
            question.Wrong(DemandWays.Field, "CannotBeUsed", by!);
        if (question.IsWrong)
            return ApiProblems.Wrong(question.Errors, text);
        var rows = await demand.ReadAsync(wanted, await requests.ForAsync(wanted, cancellationToken), keys!.Value, cancellationToken);
        return Tagged.Json(new ApiList<ApiDemand>([.. rows.Select(ApiDemand.Of)]), ApiJson.Plain.Demand);
    }
}
