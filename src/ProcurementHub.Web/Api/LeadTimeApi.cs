using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using ProcurementHub.Core.LeadTimes;
using ProcurementHub.Jobs.LeadTimes;
using ProcurementHub.Storage.Entities;
using ProcurementHub.Web.Api.Describing;
using ProcurementHub.Web.Api.Records;
using ProcurementHub.Web.Figures;

namespace ProcurementHub.Web.Api;

/// <summary>Lead times in any grouping: what the page of lead times shows.</summary>
internal sealed class LeadTimeApi(LeadTimeStatistics statistics, EntityBodies bodies)
{
    private static readonly IReadOnlyList<ApiParameter> parameters =
    [
        new(LeadTimeFields.By, Example: "month,sector", TextKey: "Param_leadBy"),
        new(LeadTimeFields.From, Example: "2026-06-01", TextKey: "Param_leadFrom"),
        new(LeadTimeFields.To, Example: "2026-11", TextKey: "Param_leadTo"),
        new(LeadTimeFields.Sector, Example: "footwear", TextKey: "Param_leadSector"),
        new(LeadTimeFields.Region, Example: "PE-CUS", TextKey: "Param_leadRegion"),
        new(LeadTimeFields.Entity, Example: "PE-RUC:20131257750"),
        new(LeadTimeFields.ProcedureType, Example: "Licitación Pública", TextKey: "Param_leadType"),
        new(LeadTimeFields.Category, Choices: ["goods", "services", "works", "consulting"], TextKey: "Param_leadCategory"),
        new(LeadTimeFields.Source, Example: "pe-seace-search", TextKey: "Param_leadSource"),
        new(ApiQuestion.Limit, "integer", Example: "25"),
        new(LeadTimeFields.Skip, "integer", Example: "100", TextKey: "Param_leadSkip"),
    ];

    private const int MostSkipped = 1_000_000;

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/lead-times", (HttpContext context, LeadTimeApi own, IStringLocalizer<ApiText> text, CancellationToken cancellationToken) =>
            own.GroupsAsync(context, text, cancellationToken)).Describes<ApiLeadTimes>("LeadTimes", parameters);

    private async Task<IResult> GroupsAsync(HttpContext context, IStringLocalizer<ApiText> text, CancellationToken cancellationToken)
    {
        var asked = new ApiQuestion(context.Request.Query, text, parameters.Select(parameter => parameter.Name));
        var (take, skip) = (asked.Take(), asked.Number(LeadTimeFields.Skip, 0, MostSkipped) ?? 0);
        var question = await LeadTimeQuestion.ReadAsync(context.Request.Query, "", bodies, cancellationToken);
        foreach (var (field, written) in question.Unused)
            asked.Wrong(field, "CannotBeUsed", written);
        if (asked.IsWrong)
            return ApiProblems.Wrong(asked.Errors, text);

        var table = await statistics.ReadAsync(cancellationToken);
        var overview = LeadTimeOverview.Of(table, question.Query);
        var answer = overview.Answer;
        var groups = answer.Groups.Skip(skip).Take(take).ToList();
        var named = await statistics.BodiesAsync(question.Query, groups, cancellationToken);
        return Tagged.Json(
            new ApiLeadTimes(
                table.AsOf, table.Waiting, answer.Groups.Count, LeadTimeRecord.Of(overview.Whole, [], named),
                [.. groups.Select(group => LeadTimeRecord.Of(group, question.Query.By, named))]),
            ApiJson.Plain.ApiLeadTimes);
    }
}
