using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using ProcurementHub.Jobs.LeadTimes;
using ProcurementHub.Storage.Entities;
using ProcurementHub.Web.Api;
using ProcurementHub.Web.Serving;

namespace ProcurementHub.Web.Figures;

/// <summary>The table of the page of lead times whole, as "hub export lead-time" writes it, for programs and spreadsheets.</summary>
internal static class LeadTimeFiles
{
    public const string Csv = "/statistics.csv";
    public const string JsonLines = "/statistics.jsonl";

    public static void MapLeadTimeFiles(this IEndpointRouteBuilder routes)
    {
        var files = routes.MapGroup("").RequireCors(HubApi.Cors).RequireRateLimiting(RequestLimits.Download).CacheOutput(policy => policy.NoCache());
        files.MapGet(Csv, (HttpContext context, LeadTimeStatistics statistics, EntityBodies bodies, IStringLocalizer<ApiText> text, CancellationToken cancellationToken) =>
            AnswerAsync(context, statistics, bodies, text, Csv, cancellationToken));
        files.MapGet(JsonLines, (HttpContext context, LeadTimeStatistics statistics, EntityBodies bodies, IStringLocalizer<ApiText> text, CancellationToken cancellationToken) =>
            AnswerAsync(context, statistics, bodies, text, JsonLines, cancellationToken));
    }

    private static async Task<IResult> AnswerAsync(
        HttpContext context, LeadTimeStatistics statistics, EntityBodies entities, IStringLocalizer<ApiText> text, string file, CancellationToken cancellationToken)
    {
        var question = await LeadTimeQuestion.ReadAsync(context.Request.Query, "", entities, cancellationToken);
        if (question.Unused.Count > 0)
            return ApiProblems.Wrong([.. question.Unused.Select(field => new ApiProblemError(field.Field, text["CannotBeUsed", field.Written]))], text);
        var answer = await statistics.AskAsync(question.Query, cancellationToken);
        var bodies = await statistics.BodiesAsync(question.Query, answer.Groups, cancellationToken);
        var output = new MemoryStream();
        if (file == Csv)
            new LeadTimeCsv(output).Write(answer, bodies);
        else
            new LeadTimeJsonLines(output).Write(answer, bodies);
        output.Position = 0;
        context.Response.Headers.CacheControl = "public, max-age=30";
        return Results.Stream(output, file == Csv ? "text/csv; charset=utf-8; header=present" : "application/jsonl; charset=utf-8", $"lead-time{Path.GetExtension(file)}");
    }
}
