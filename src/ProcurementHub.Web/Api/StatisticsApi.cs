using System.Globalization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using ProcurementHub.Jobs.LeadTimes;
using ProcurementHub.Web.Api.Describing;
using ProcurementHub.Web.Api.Records;
using ProcurementHub.Web.Figures;
using ProcurementHub.Web.Serving;
using ProcurementHub.Web.Showing;

namespace ProcurementHub.Web.Api;

/// <summary>Month by month what the home page says of the present one, counted in the same way.</summary>
internal sealed class StatisticsApi(LeadTimeStatistics leadTimes, SiteClock clock, TimeProvider time)
{
    private const string From = "from";
    private const string Until = "to";
    private const int MostMonths = 24;
    private const int UsualMonths = 6;

    private static readonly IReadOnlyList<ApiParameter> parameters =
        [new(From, Example: "2026-06", TextKey: "Param_fromMonth"), new(Until, Example: "2026-11", TextKey: "Param_toMonth")];

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/statistics", (HttpContext context, StatisticsApi own, IStringLocalizer<ApiText> text, CancellationToken cancellationToken) =>
            own.MonthsAsync(context, text, cancellationToken)).Describes<ApiList<ApiMonth>>("Statistics", parameters).CacheOutput(PageCaching.Slow);

    private async Task<IResult> MonthsAsync(HttpContext context, IStringLocalizer<ApiText> text, CancellationToken cancellationToken)
    {
        var question = new ApiQuestion(context.Request.Query, text, parameters.Select(parameter => parameter.Name));
        var today = clock.Today(time.GetUtcNow());
        var last = question.Month(Until) ?? new DateOnly(today.Year, today.Month, 1);
        var first = question.Month(From) ?? last.AddMonths(1 - UsualMonths);
        if (!question.IsWrong && last < first)
            question.Wrong(Until, "MonthsBackwards");
        if (!question.IsWrong && first.AddMonths(MostMonths) <= last)
            question.Wrong(From, "TooManyMonths", MostMonths);
        if (question.IsWrong)
            return ApiProblems.Wrong(question.Errors, text);

        var months = new List<ApiMonth>();
        for (var month = first; month <= last; month = month.AddMonths(1))
        {
            var end = month.AddMonths(1).AddDays(-1);
            var figures = await MonthFigures.OfAsync(leadTimes, end < today ? end : today < month ? month : today, cancellationToken);
            months.Add(ApiMonth.Of(month.ToString("yyyy-MM", CultureInfo.InvariantCulture), end < today, figures));
        }

        return Tagged.Json(new ApiList<ApiMonth>(months), ApiJson.Plain.Months);
    }
}
