using System.Text.Json;
using Microsoft.Extensions.Localization;

namespace ProcurementHub.Web.Api;

/// <summary>Every failure that a program meets is a problem document, in the language that it asks for.</summary>
internal static class ApiProblems
{
    private const string MediaType = "application/problem+json";

    /// <summary>Where programs ask; the pages have their own.</summary>
    private static readonly string[] places = ["/api/v1", "/ocds", "/search.rss", "/search.atom", "/search.csv", "/search.json", "/search.ics", "/plans.csv", "/plans/demand.csv", "/plans/calls.csv"];

    public static void UseApiProblems(this WebApplication application) => application.UseWhen(IsForPrograms, branch =>
    {
        branch.UseExceptionHandler(failed => failed.Run(context => WriteAsync(context, StatusCodes.Status500InternalServerError)));
        branch.UseStatusCodePages(status => WriteAsync(status.HttpContext, status.HttpContext.Response.StatusCode));
    });

    private static bool IsForPrograms(HttpContext context) =>
        places.Any(place => context.Request.Path.StartsWithSegments(place, StringComparison.OrdinalIgnoreCase));

    public static IResult NotFound(IStringLocalizer<ApiText> text) => new Answer(Of(StatusCodes.Status404NotFound, text));

    /// <param name="why">As staff wrote it.</param>
    public static IResult Gone(string why, IStringLocalizer<ApiText> text) => new Answer(Of(StatusCodes.Status410Gone, text) with { Detail = why });

    public static IResult Wrong(IReadOnlyList<ApiProblemError> errors, IStringLocalizer<ApiText> text) =>
        new Answer(Of(StatusCodes.Status400BadRequest, text) with { Detail = text["WrongParameters", errors.Count], Errors = errors });

    private static Task WriteAsync(HttpContext context, int status) =>
        new Answer(Of(status, context.RequestServices.GetRequiredService<IStringLocalizer<ApiText>>())).ExecuteAsync(context);

    private static ApiProblem Of(int status, IStringLocalizer<ApiText> text)
    {
        var known = text["Problem_" + status];
        return new ApiProblem("about:blank", known.ResourceNotFound ? text["Problem_Other"] : known, status);
    }

    private sealed class Answer(ApiProblem problem) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = problem.Status;
            httpContext.Response.ContentType = MediaType;
            httpContext.Response.Headers.CacheControl = "no-store";
            return JsonSerializer.SerializeAsync(httpContext.Response.Body, problem, ApiJson.Plain.ApiProblem, httpContext.RequestAborted);
        }
    }
}
