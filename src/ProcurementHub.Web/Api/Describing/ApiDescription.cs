
namespace ProcurementHub.Web.Api.Describing;

/// <summary>What an endpoint tells of itself for the OpenAPI document.</summary>
/// <param name="Key">Of its texts: "Op_" and this is what it gives.</param>
internal sealed record ApiDescription(string Key, IReadOnlyList<ApiParameter> Parameters);

internal static class ApiDescribing
{
    /// <summary>An answer of our own records.</summary>
    public static RouteHandlerBuilder Describes<TAnswer>(this RouteHandlerBuilder endpoint, string key, IReadOnlyList<ApiParameter> parameters) =>
        endpoint.Produces<TAnswer>().Describes(key, parameters);

    /// <summary>An answer in a form that others define.</summary>
    public static RouteHandlerBuilder Describes(this RouteHandlerBuilder endpoint, string key, IReadOnlyList<ApiParameter> parameters) => endpoint
        .WithName(key)
        .WithMetadata(new ApiDescription(key, parameters))
        .Produces(StatusCodes.Status304NotModified)
        .Produces<ApiProblem>(StatusCodes.Status400BadRequest, "application/problem+json")
        .Produces<ApiProblem>(StatusCodes.Status404NotFound, "application/problem+json")
        .Produces<ApiProblem>(StatusCodes.Status429TooManyRequests, "application/problem+json");
}
