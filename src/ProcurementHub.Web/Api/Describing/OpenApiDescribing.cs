using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Microsoft.OpenApi;
using ProcurementHub.Web.Serving;

namespace ProcurementHub.Web.Api.Describing;

/// <summary>The OpenAPI 3.1 document: made of the endpoints themselves, in the language of who asks.</summary>
internal static class OpenApiDescribing
{
    public const string Document = "v1";
    public const string Path = "/api/v1/openapi.json";

    public static IServiceCollection AddApiDescription(this IServiceCollection services) => services.AddOpenApi(Document, options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.ShouldInclude = endpoint => endpoint.ActionDescriptor.EndpointMetadata.OfType<ApiDescription>().Any();
        options.AddDocumentTransformer(DescribeAsync);
        options.AddOperationTransformer(DescribeAsync);
        options.AddSchemaTransformer(DescribeAsync);
    });

    public static void MapApiDescription(this IEndpointRouteBuilder routes) =>
        routes.MapOpenApi(Path).RequireCors(HubApi.Cors).RequireRateLimiting(RequestLimits.Api).CacheOutput(PageCaching.Slow);

    private static Task DescribeAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        var text = TextsOf(context.ApplicationServices);
        document.Info = new OpenApiInfo { Title = text["Api_Title"], Version = "1", Description = text["Api_About"] };
        document.Servers = [new OpenApiServer { Url = context.ApplicationServices.GetRequiredService<ApiLinks>().Whole("/").AbsoluteUri.TrimEnd('/') }];
        return Task.CompletedTask;
    }

    private static Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<ApiDescription>().FirstOrDefault() is not { } description)
            return Task.CompletedTask;
        var text = TextsOf(context.ApplicationServices);
        operation.Summary = text["Op_" + description.Key];
        operation.Tags = null;
        foreach (var (status, response) in operation.Responses ?? [])
            response.Description = text["Answer_" + status];
        foreach (var parameter in operation.Parameters ?? [])
            parameter.Description = text["Path_" + parameter.Name];
        operation.Parameters ??= [];
        foreach (var parameter in description.Parameters)
            operation.Parameters.Add(Parameter(parameter, text));
        if (ApiExample.Of(description.Key) is { } examples && operation.Responses?["200"].Content?.Values.FirstOrDefault() is OpenApiMediaType media)
            media.Examples = examples.ToDictionary(example => example.Key, example => (IOpenApiExample)new OpenApiExample { Summary = text["Example_" + example.Key], Value = example.Value });
        return Task.CompletedTask;
    }

    private static OpenApiParameter Parameter(ApiParameter parameter, IStringLocalizer<ApiText> text)
    {
        var one = new OpenApiSchema
        {
            Type = parameter.Type == "integer" ? JsonSchemaType.Integer : JsonSchemaType.String,
            Enum = parameter.Choices?.Select(choice => (JsonNode)JsonValue.Create(choice)).ToList(),
        };
        JsonNode? example = parameter.Example is null ? null : JsonValue.Create(parameter.Example);
        if (parameter is { Type: "integer", Example: { } number })
            example = JsonNode.Parse(number);
        return new OpenApiParameter
        {
            Name = parameter.Name,
            In = ParameterLocation.Query,
            Description = text[parameter.TextKey ?? "Param_" + parameter.Name],
            Schema = parameter.IsRepeatable ? new OpenApiSchema { Type = JsonSchemaType.Array, Items = one } : one,
            Example = parameter.IsRepeatable && example is not null ? new JsonArray(example) : example,
        };
    }

    private static Task DescribeAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.JsonPropertyInfo is { } member && TextsOf(context.ApplicationServices)["Member_" + member.Name] is { ResourceNotFound: false } known)
            schema.Description = known;
        return Task.CompletedTask;
    }

    private static IStringLocalizer<ApiText> TextsOf(IServiceProvider services) => services.GetRequiredService<IStringLocalizer<ApiText>>();
}
