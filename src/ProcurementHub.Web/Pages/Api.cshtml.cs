using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.OpenApi;
using ProcurementHub.Web.Api.Describing;
using ProcurementHub.Web.Serving;

namespace ProcurementHub.Web.Pages;

/// <summary>Shows the OpenAPI document to people: nothing is said here that the document does not say.</summary>
[OutputCache(PolicyName = PageCaching.Slow)]
public sealed class ApiModel([FromKeyedServices(OpenApiDescribing.Document)] IOpenApiDocumentProvider description) : PageModel
{
    public OpenApiDocument Document { get; private set; } = new();

    public async Task OnGetAsync(CancellationToken cancellationToken) => Document = await description.GetOpenApiDocumentAsync(cancellationToken);

    public IEnumerable<(string Path, OpenApiOperation Operation)> Operations =>
        from path in Document.Paths
        from operation in path.Value.Operations ?? []
        select (path.Key, operation.Value);

    /// <summary>The members of a notice, in their order.</summary>
    public IEnumerable<KeyValuePair<string, IOpenApiSchema>> Members =>
        Document.Components?.Schemas?.TryGetValue("ApiNotice", out var notice) == true && notice.Properties is { } members ? members : [];

    /// <summary>Of the first call that has any.</summary>
    public IEnumerable<KeyValuePair<string, IOpenApiExample>> Examples => Operations
        .SelectMany(one => one.Operation.Responses ?? [])
        .SelectMany(answer => answer.Value.Content?.Values ?? [])
        .Select(content => content.Examples)
        .FirstOrDefault(examples => examples is { Count: > 0 }) ?? Enumerable.Empty<KeyValuePair<string, IOpenApiExample>>();

    public static string TypeOf(IOpenApiSchema schema)
    {
        var known = schema.Type ?? schema.OneOf?.FirstOrDefault(one => one.Type != JsonSchemaType.Null)?.Type ?? JsonSchemaType.Object;
        var type = (known & ~JsonSchemaType.Null).ToString().ToLowerInvariant();
        return schema.Format is { } format ? $"{type} ({format})" : type;
    }

    public static bool MayBeNull(IOpenApiSchema schema) =>
        schema.Type?.HasFlag(JsonSchemaType.Null) == true || schema.OneOf?.Any(one => one.Type == JsonSchemaType.Null) == true;

    /// <summary>An address that works, with what stands as an example for each parameter that is worth showing.</summary>
    public static string Example(string path, OpenApiOperation operation)
    {
        var parts = (operation.Parameters ?? [])
            .Where(parameter => parameter is { In: ParameterLocation.Query, Example: not null } && parameter.Name is "q" or "region" or "closing" or "year" or "from" or "to")
            .Select(parameter => $"{parameter.Name}={Uri.EscapeDataString(Text(parameter.Example))}")
            .ToList();
        return parts.Count == 0 ? path : $"{path}?{string.Join('&', parts)}";
    }

    public static string Text(System.Text.Json.Nodes.JsonNode? example) => example switch
    {
        null => "",
        System.Text.Json.Nodes.JsonArray { Count: > 0 } list => Text(list[0]),
        _ => example.ToString(),
    };
}
