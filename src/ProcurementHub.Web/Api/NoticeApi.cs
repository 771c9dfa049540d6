using System.Globalization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using ProcurementHub.Core.Notices;
using ProcurementHub.Storage.Notices;
using ProcurementHub.Storage.Procedures;
using ProcurementHub.Storage.Search;
using ProcurementHub.Web.Api.Describing;
using ProcurementHub.Web.Api.Records;
using ProcurementHub.Web.Searching;
using ProcurementHub.Web.Showing;

namespace ProcurementHub.Web.Api;

/// <summary>Notices: what the search page finds, one by one and not one a procedure; and one notice with its history.</summary>
internal sealed class NoticeApi(SearchStore search, SearchRequests requests, NoticeStore notices, ProcedureStore procedures, ApiLinks links)
{
    private const string Path = "/notices";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(Path, (HttpContext context, NoticeApi own, IStringLocalizer<ApiText> text, CancellationToken cancellationToken) =>
            own.ListAsync(context, text, cancellationToken)).Describes<ApiPage<ApiNotice>>("Notices", [.. ApiParameter.OfSearch, .. ApiParameter.OfPages]);
        api.MapGet(Path + "/{source}/{**nativeId}", (string source, string nativeId, NoticeApi own, IStringLocalizer<ApiText> text, CancellationToken cancellationToken) =>
            own.OneAsync(new NoticeKey(source, PathPart.Read(nativeId)), text, cancellationToken)).Describes<ApiNoticeHistory>("Notice", []);
    }

    private async Task<IResult> ListAsync(HttpContext context, IStringLocalizer<ApiText> text, CancellationToken cancellationToken)
    {
        var question = new ApiQuestion(context.Request.Query, text, ApiParameter.OfSearch.Concat(ApiParameter.OfPages).Select(parameter => parameter.Name));
        var wanted = question.StrictSearch();
        var take = question.Take();
        var cursor = question.Continuation(Asked(wanted));
        if (question.IsWrong)
            return ApiProblems.Wrong(question.Errors, text);
        return Tagged.Json(await PageAsync(wanted, take, cursor, next => NextPage.Of(links, context.Request, next), cancellationToken), ApiJson.Plain.Notices);
    }

    /// <param name="address">Of the next page, from its cursor.</param>
    public async Task<ApiPage<ApiNotice>> PageAsync(SiteSearch wanted, int take, ApiCursor? cursor, Func<string, Uri> address, CancellationToken cancellationToken)
    {
        long? place = cursor is not null && long.TryParse(cursor.Place, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        var isKeyed = wanted.Order == SearchOrder.Newest;
        var skip = isKeyed ? 0 : (int)Math.Min(place ?? 0, SearchStore.Deepest);
        var request = (await requests.ForAsync(wanted, skip, Math.Min(take, SearchStore.Deepest - skip), cancellationToken)) with { IsOnePerProcedure = false };
        if (isKeyed)
            request = request with { Bounds = request.Bounds with { After = place } };
        var page = await search.SearchAsync(request, cancellationToken);
        var total = cursor?.Found is { } found ? new ApiTotal(found, cursor.IsExact) : new ApiTotal(page.Found, page.IsCounted);
        // The orders that compare all that was found go by number, and end where the search page does.
        var next = !page.HasMore ? null : isKeyed ? page.LastKey : skip + take < SearchStore.Deepest ? skip + take : null;
        return new ApiPage<ApiNotice>(
            [.. page.Notices.Select(notice => ApiNotice.Of(notice, links))],
            total,
            next is { } there ? address(new ApiCursor(there.ToString(CultureInfo.InvariantCulture), total.Value, total.IsExact).Write(Asked(wanted))) : null);
    }

    private static string Asked(SiteSearch wanted) => SearchAddress.Of(wanted, Path);

    private async Task<IResult> OneAsync(NoticeKey key, IStringLocalizer<ApiText> text, CancellationToken cancellationToken)
    {
        if (await notices.FindAsync(key, cancellationToken) is not { } history)
            return ApiProblems.NotFound(text);
        if (history.Notice.Hidden is { } hidden)
            return ApiProblems.Gone(hidden.Why, text);
        var content = history.Notice.Content;
        var others = (await procedures.OthersAsync([history.Notice.Id], cancellationToken))[history.Notice.Id];
        return Tagged.Json(
            new ApiNoticeHistory(
                ApiNotice.Of(history.Notice, links),
                [.. content.Schedule.Select(stage => new ApiStage(stage.Name, stage.Start, stage.End))],
                [.. content.Documents.Where(document => NoticeShowing.WebAddress(document.Url) is not null)
                    .Select(document => new ApiDocument(document.Title, document.Url, document.Published))],
                [.. others.Select(other => new NoticeKey(other.SourceId, other.NativeId).ToString())],
                [.. history.Versions.Select(Version)]),
            ApiJson.Plain.ApiNoticeHistory);
    }

    private static ApiVersion Version(NoticeVersion version) => new(
        version.Number, version.ObservedAt, version.IsBackfill,
        [.. version.Changes.Select(change => new ApiChange(ApiWords.Of(change.Field), ApiWords.Of(change.Kind), change.Before, change.After))]);
}
