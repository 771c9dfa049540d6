using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Net.Http.Headers;

namespace ProcurementHub.Demo.Serving;

/// <summary>Sends an answer: whole, or not at all because the client has it.</summary>
internal static class Reply
{
    public static async Task SendConditionallyAsync(HttpContext context, Answer answer)
    {
        if (answer.Status != StatusCodes.Status200OK)
        {
            await SendAsync(context, answer);
            return;
        }

        var headers = context.Response.GetTypedHeaders();

        // The header knows whole seconds only.
        var modified = DateTimeOffset.FromUnixTimeSeconds(answer.LastModified.ToUnixTimeSeconds());
        headers.ETag = answer.Tag;
        headers.LastModified = modified;
        if (IsKnown(context.Request.GetTypedHeaders(), answer.Tag, modified))
            context.Response.StatusCode = StatusCodes.Status304NotModified;
        else
            await SendAsync(context, answer);
    }

    // RFC 9110, 13.2.2: where the client names a tag, the date is not looked at.
    private static bool IsKnown(RequestHeaders request, EntityTagHeaderValue tag, DateTimeOffset modified) =>
        request.IfNoneMatch.Count > 0
            ? request.IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false) || known == EntityTagHeaderValue.Any)
            : request.IfModifiedSince is { } since && modified <= since;

    public static async Task SendAsync(HttpContext context, Answer answer)
    {
        var response = context.Response;
        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        response.ContentLength = answer.Body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await response.Body.WriteAsync(answer.Body, context.RequestAborted);
    }
}
