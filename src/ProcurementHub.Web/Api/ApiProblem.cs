using System.Text.Json.Serialization;

namespace ProcurementHub.Web.Api;

/// <summary>RFC 9457.</summary>
/// <param name="Errors">All parameters that cannot be used, each with what is wrong with it.</param>
public sealed record ApiProblem(
    string Type,
    string Title,
    int Status,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Detail = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ApiProblemError>? Errors = null);

public sealed record ApiProblemError(string Parameter, string Detail);
