using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using ProcurementHub.Core.Notices;
using ProcurementHub.Jobs;
using ProcurementHub.Storage.Notices;
using ProcurementHub.Web.Text;

namespace ProcurementHub.Web.Calendars;

internal static class CalendarPages
{
    private const string Extension = ".ics";

    /// <summary>"/calendar/source/native id.ics".</summary>
    public static void MapHubCalendars(this IEndpointRouteBuilder routes) => routes.MapGet("/calendar/{source}/{**file}", DeadlineAsync);

    private static async Task<Results<ContentHttpResult, NotFound, StatusCodeHttpResult>> DeadlineAsync(
        string source, string file, NoticeStore notices, IOptions<SiteOptions> site, IStringLocalizer<SiteText> text, CancellationToken cancellationToken)
    {
        if (!file.EndsWith(Extension, StringComparison.OrdinalIgnoreCase))
            return TypedResults.NotFound();
        var history = await notices.FindAsync(new NoticeKey(source, file[..^Extension.Length]), cancellationToken);
        if (history?.Notice.Hidden is not null)
            return TypedResults.StatusCode(StatusCodes.Status410Gone);
        return history is not null && DeadlineCalendar.Write(history.Notice, site.Value.PublicUrl, text["Deadline"]) is { } calendar
            ? TypedResults.Text(calendar, "text/calendar", Encoding.UTF8)
            : TypedResults.NotFound();
    }
}
