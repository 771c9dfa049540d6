using Microsoft.AspNetCore.Http;
using ProcurementHub.Demo.Serving;

namespace ProcurementHub.Demo.Failing;

/// <summary>A status other than 200, with the page that portals show for it.</summary>
internal sealed class StatusFault(int status, string title, string text, string? retryAfter = null) : PageFault
{
    internal override Task AnswerAsync(AskedPage page)
    {
        if (retryAfter is not null)
            page.Response.Headers.RetryAfter = retryAfter;
        if (status != StatusCodes.Status304NotModified)
            return Reply.SendAsync(page.Context, Answer.Html(Frame.Note(title, text), DateTimeOffset.UnixEpoch, status));
        page.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    public override string ToString() => retryAfter is null ? $"{status}" : $"{status}, Retry-After {retryAfter}";
}
