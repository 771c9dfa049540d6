using System.Globalization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using ProcurementHub.Jobs.Exporting;
using ProcurementHub.Storage.Search;
using ProcurementHub.Web.Api;
using ProcurementHub.Web.Searching;

namespace ProcurementHub.Web.Feeds;

/// <summary>
/// A search as a table, written as it is read. It begins with the mark of UTF-8, without which Excel shows "Ã³" for "ó".
/// A cell that a spreadsheet would take for a formula gets an apostrophe before it.
/// </summary>
internal sealed class SearchTable(SearchStore search, SearchRequests requests)
{
    public const string Path = "/search.csv";
    private const int MostRows = 10_000;
    private const int RowsAtOnce = 500;

    private static readonly byte[] mark = [0xEF, 0xBB, 0xBF];

    public static RouteHandlerBuilder Map(IEndpointRouteBuilder feeds) =>
        feeds.MapGet(Path, (HttpContext context, SearchTable own, IStringLocalizer<ApiText> text, CancellationToken cancellationToken) =>
            own.AnswerAsync(context, text, cancellationToken));

    private async Task<IResult> AnswerAsync(HttpContext context, IStringLocalizer<ApiText> text, CancellationToken cancellationToken)
    {
        var question = new ApiQuestion(context.Request.Query, text);
        var wanted = question.Search();
        if (question.IsWrong)
            return ApiProblems.Wrong(question.Errors, text);
        // What is found first is read before the answer begins: a failure then is a failure, and no short table.
        var request = (await requests.ForAsync(wanted, 0, RowsAtOnce, cancellationToken)) with { IsOnePerProcedure = false };
        var first = await search.SearchAsync(request, cancellationToken);
        var headers = context.Response.Headers;
        headers["X-Total-Count"] = first.Found.ToString(CultureInfo.InvariantCulture);
        headers["X-Most-Rows"] = MostOf(wanted).ToString(CultureInfo.InvariantCulture);
        headers.CacheControl = "public, max-age=30";
        return Results.Stream(
            output => WriteAsync(output, wanted, request, first, context.RequestAborted), "text/csv; charset=utf-8; header=present", text["Feed_FileName"] + ".csv");
    }

    private async Task WriteAsync(Stream output, SiteSearch wanted, SearchRequest request, SearchPage first, CancellationToken cancellationToken)
    {
        using var rows = new MemoryStream();
        rows.Write(mark);
        using var table = new NoticeCsv(rows);
        var written = 0;
        for (var page = first; ; page = await search.SearchAsync(request, cancellationToken))
        {
            foreach (var notice in page.Notices)
                table.Write(notice);
            written += page.Notices.Count;
            table.Finish();
            await output.WriteAsync(rows.GetBuffer().AsMemory(0, (int)rows.Length), cancellationToken);
            rows.SetLength(0);
            if (!page.HasMore || written >= MostOf(wanted))
                return;
            request = wanted.Order == SearchOrder.Newest
                ? request with { Bounds = request.Bounds with { After = page.LastKey } }
                : request with { Skip = written };
        }
    }

    private static int MostOf(SiteSearch wanted) => wanted.Order == SearchOrder.Newest ? MostRows : SearchStore.Deepest;
}
