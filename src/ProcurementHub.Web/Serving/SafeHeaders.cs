namespace ProcurementHub.Web.Serving;

/// <summary>What browsers are told not to do with our pages. Nothing is ever run, and nothing comes from elsewhere.</summary>
internal static class SafeHeaders
{
    public const string Policy =
        "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static Task AddAsync(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        context.Response.OnStarting(DoNotKeepGone, context);
        return next(context);
    }

    // Browsers keep a "gone" for ever unless told otherwise, and what staff hid may be shown again.
    private static Task DoNotKeepGone(object state)
    {
        var response = ((HttpContext)state).Response;
        if (response.StatusCode == StatusCodes.Status410Gone)
            response.Headers.CacheControl = "no-cache";
        return Task.CompletedTask;
    }
}
