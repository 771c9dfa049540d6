using System.Globalization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using ProcurementHub.Storage.Entities;
using ProcurementHub.Storage.Plans;
using ProcurementHub.Web.Api.Describing;
using ProcurementHub.Web.Api.Records;

namespace ProcurementHub.Web.Api;

/// <summary>Lines of annual plans, in the order in which they came in.</summary>
internal sealed class PlanApi(PlanLineList plans, EntityBodies bodies, ApiLinks links)
{
    private const string Path = "/plans";

    private static readonly IReadOnlyList<ApiParameter> parameters =
    [
        new("entity", Example: "PE-RUC:20131257750"),
        new("year", "integer", Example: "2026", TextKey: "Param_planYear"),
        new("month", "integer", Example: "3", TextKey: "Param_planMonth"),
        new("category", Choices: ["goods", "services", "works", "consulting"]),
        .. ApiParameter.OfPages,
    ];

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(Path, (HttpContext context, PlanApi own, IStringLocalizer<ApiText> text, CancellationToken cancellationToken) =>
            own.ListAsync(context, text, cancellationToken)).Describes<ApiPage<ApiPlanLine>>("Plans", parameters);

    private async Task<IResult> ListAsync(HttpContext context, IStringLocalizer<ApiText> text, CancellationToken cancellationToken)
    {
        var question = new ApiQuestion(context.Request.Query, text, parameters.Select(parameter => parameter.Name));
        var entity = question.Entity("entity");
        var filter = new PlanLineFilter
        {
            Year = question.Number("year", 2000, 2100),
            Month = question.Number("month", 1, 12),
            Category = question.Category("category"),
        };
        var take = question.Take();
        var asked = $"{Path} {entity} {filter.Year} {filter.Month} {filter.Category}";
        var cursor = question.Continuation(asked);
        if (question.IsWrong)
            return ApiProblems.Wrong(question.Errors, text);

        if (entity is not null)
            filter = filter with { EntityIds = (await bodies.FindAsync(entity, cancellationToken))?.Ids ?? [] };
        var after = long.TryParse(cursor?.Place, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : 0;
        var lines = await plans.ListAsync(filter, after, take + 1, cancellationToken);
        var next = lines.Count > take
            ? NextPage.Of(links, context.Request, new ApiCursor(lines[take - 1].Id.ToString(CultureInfo.InvariantCulture), null, false).Write(asked))
            : null;
        return Tagged.Json(
            new ApiPage<ApiPlanLine>([.. lines.Take(take).Select(ApiPlanLine.Of)], null, next), ApiJson.Plain.PlanLines);
    }
}
