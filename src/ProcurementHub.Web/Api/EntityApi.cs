using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using ProcurementHub.Core.Entities;
using ProcurementHub.Storage.Entities;
using ProcurementHub.Web.Api.Describing;
using ProcurementHub.Web.Api.Records;

namespace ProcurementHub.Web.Api;

/// <summary>Public bodies by their numbers and names.</summary>
internal sealed class EntityApi(EntityStore entities, ApiLinks links)
{
    private const string Path = "/entities";

    private static readonly IReadOnlyList<ApiParameter> parameters = [new("q", Example: "municipalidad echarati", TextKey: "Param_entityWords"), .. ApiParameter.OfPages];

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(Path, (HttpContext context, EntityApi own, IStringLocalizer<ApiText> text, CancellationToken cancellationToken) =>
            own.ListAsync(context, text, cancellationToken)).Describes<ApiPage<ApiEntity>>("Entities", parameters);
        api.MapGet(Path + "/{scheme}/{**id}", (string scheme, string id, EntityApi own, IStringLocalizer<ApiText> text, CancellationToken cancellationToken) =>
            own.OneAsync(new EntityIdentifier(scheme, PathPart.Read(id)), text, cancellationToken)).Describes<ApiEntity>("Entity", []);
    }

    private async Task<IResult> ListAsync(HttpContext context, IStringLocalizer<ApiText> text, CancellationToken cancellationToken)
    {
        var question = new ApiQuestion(context.Request.Query, text, parameters.Select(parameter => parameter.Name));
        var words = question.Text("q");
        var take = question.Take();
        var asked = $"{Path} {words}";
        var cursor = question.Continuation(asked);
        if (question.IsWrong)
            return ApiProblems.Wrong(question.Errors, text);

        var after = cursor is null ? null : EntityIdentifier.Parse(cursor.Place);
        var found = await entities.SearchAsync(words, after, take + 1, cancellationToken);
        var next = found.Count > take
            ? NextPage.Of(links, context.Request, new ApiCursor(found[take - 1].Identifiers[0].ToString(), null, false).Write(asked))
            : null;
        return Tagged.Json(
            new ApiPage<ApiEntity>([.. found.Take(take).Select(ApiEntity.Of)], null, next), ApiJson.Plain.Entities);
    }

    private async Task<IResult> OneAsync(EntityIdentifier identifier, IStringLocalizer<ApiText> text, CancellationToken cancellationToken) =>
        await entities.BodyAsync(identifier, cancellationToken) is { } body
            ? Tagged.Json(ApiEntity.Of(body), ApiJson.Plain.ApiEntity)
            : ApiProblems.NotFound(text);
}
