using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using ProcurementHub.Web.Api.Describing;
using ProcurementHub.Web.Api.Records;
using ProcurementHub.Web.Plans;

namespace ProcurementHub.Web.Api;

/// <summary>Lines of annual plans, in the order in which they came in, and what they come to from this month on.</summary>
internal sealed class PlanApi(PlanPages plans, PlanRequests requests, DemandAnswers demand)
{
    private const string Path = "/plans";

    private static readonly IReadOnlyList<ApiParameter> ofDemand =
    [
        .. PlanPages.Narrowing,
        new("month", "integer", Example: "3", TextKey: "Param_planMonth"),
        new(DemandWays.Field, Example: "month,sector", TextKey: "Param_demandBy"),
    ];

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(Path, (HttpContext context, PlanApi own, IStringLocalizer<ApiText> text, CancellationToken cancellationToken) =>
            own.ListAsync(context, text, cancellationToken)).Describes<ApiPage<ApiPlanLine>>("Plans", PlanPages.Parameters);
        api.MapGet(Path + "/demand", (HttpContext context, PlanApi own, IStringLocalizer<ApiText> text, CancellationToken cancellationToken) =>
            own.DemandAsync(context, text, cancellationToken)).Describes<ApiList<ApiDemand>>("Demand", ofDemand);
    }

    private async Task<IResult> ListAsync(HttpContext context, IStringLocalizer<ApiText> text, CancellationToken cancellationToken)
    {
        var page = await plans.ReadAsync(context, Path, text, cancellationToken);
        return page.Wrong ?? Tagged.Json(new ApiPage<ApiPlanLine>([.. page.Lines.Select(ApiPlanLine.Of)], null, page.Next), ApiJson.Plain.PlanLines);
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
