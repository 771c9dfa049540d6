using System.Text;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using ProcurementHub.Storage.Search;
using ProcurementHub.Web.Api;
using ProcurementHub.Web.Calendars;
using ProcurementHub.Web.Searching;

namespace ProcurementHub.Web.Feeds;

/// <summary>
/// A search under the query string of its page, as a feed, a calendar, a table or JSON. What of it cannot be used is
/// answered by a problem: a program would not see the page's warning, and take everything for what it asked for.
/// </summary>
internal sealed class SearchFeeds(SearchStore search, SearchRequests requests, NoticeApi notices, ApiLinks links, TimeProvider time)
{
    public const string Rss = "/search.rss";
    public const string Atom = "/search.atom";
    public const string Calendar = "/search.ics";
    public const string Json = "/search.json";

    private const int Items = 50;
    private const int Events = 500;

    // Deadlines that have just passed stay in the calendar for a while.
    private static readonly TimeSpan kept = TimeSpan.FromDays(30);

    public static void Map(IEndpointRouteBuilder feeds)
    {
        feeds.MapGet(Rss, (HttpContext context, SearchFeeds own, FeedWords words, IStringLocalizer<ApiText> text, CancellationToken cancellationToken) =>
            own.FeedAsync(context, words, text, Rss, feed => new Tagged(FeedXml.Rss(feed), "application/rss+xml; charset=utf-8"), cancellationToken));
        feeds.MapGet(Atom, (HttpContext context, SearchFeeds own, FeedWords words, IStringLocalizer<ApiText> text, CancellationToken cancellationToken) =>
            own.FeedAsync(context, words, text, Atom, feed => new Tagged(FeedXml.AtomFeed(feed, DateTimeOffset.UnixEpoch), "application/atom+xml; charset=utf-8"), cancellationToken));
        feeds.MapGet(Calendar, (HttpContext context, SearchFeeds own, FeedWords words, IStringLocalizer<ApiText> text, CancellationToken cancellationToken) =>
            own.CalendarAsync(context, words, text, cancellationToken));
        feeds.MapGet(Json, (HttpContext context, SearchFeeds own, IStringLocalizer<ApiText> text, CancellationToken cancellationToken) =>
            own.JsonAsync(context, text, cancellationToken));
    }

    private async Task<IResult> FeedAsync(
        HttpContext context, FeedWords words, IStringLocalizer<ApiText> text, string path, Func<SearchFeed, IResult> write, CancellationToken cancellationToken)
    {
        var question = new ApiQuestion(context.Request.Query, text);
        var wanted = question.Search();
        if (question.IsWrong)
            return ApiProblems.Wrong(question.Errors, text);
        var found = await search.SearchAsync(await requests.ForAsync(wanted, 0, Items, cancellationToken), cancellationToken);
        return write(new SearchFeed(
            words.Title(wanted), words.Description, FeedWords.Language,
            links.Whole(SearchAddress.Of(wanted, path)), links.Whole(SearchAddress.Of(wanted)),
            [.. found.Notices.Select(notice => FeedItem.Of(notice, links, words))]));
    }

    private async Task<IResult> CalendarAsync(HttpContext context, FeedWords words, IStringLocalizer<ApiText> text, CancellationToken cancellationToken)
    {
        var question = new ApiQuestion(context.Request.Query, text);
        var wanted = question.Search();
        if (question.IsWrong)
            return ApiProblems.Wrong(question.Errors, text);
        var request = await requests.ForAsync(wanted, 0, Events, cancellationToken);
        var found = await search.SearchAsync(
            request with { Order = SearchOrder.ClosingSoonest, OpenAt = request.OpenAt ?? time.GetUtcNow() - kept }, cancellationToken);
        var calendar = new DeadlineCalendar(links.Whole("/"), words.Deadline).Write(found.Notices, words.Title(wanted));
        return new Tagged(Encoding.UTF8.GetBytes(calendar), "text/calendar; charset=utf-8");
    }

    private async Task<IResult> JsonAsync(HttpContext context, IStringLocalizer<ApiText> text, CancellationToken cancellationToken)
    {
        var question = new ApiQuestion(context.Request.Query, text);
        var wanted = question.Search();
        if (question.IsWrong)
            return ApiProblems.Wrong(question.Errors, text);
        var page = await notices.PageAsync(wanted, ApiQuestion.LargestLimit, null, cursor => NextOf(wanted, cursor), cancellationToken);
        return Tagged.Json(page, ApiJson.Plain.Notices);
    }

    /// <summary>Further pages are the API's.</summary>
    private Uri NextOf(SiteSearch wanted, string cursor)
    {
        var address = SearchAddress.Of(wanted with { Page = 1 }, "/api/v1/notices");
        return links.Whole($"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{ApiQuestion.Limit}={ApiQuestion.LargestLimit}&{ApiQuestion.Cursor}={cursor}");
    }
}
