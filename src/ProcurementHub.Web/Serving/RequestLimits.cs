using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace ProcurementHub.Web.Serving;

/// <summary>
/// All policies by name, for [EnableRateLimiting] and RequireRateLimiting, each for one caller; and how large a request
/// may be. What the output cache answers counts for none.
/// </summary>
public static class RequestLimits
{
    public const string Search = "search";
    public const string Api = "api";
    public const string Download = "download";

    /// <summary>Only what is sent counts; the form itself may be looked at.</summary>
    public const string SignIn = "sign-in";

    private const int LargestBody = 256 * 1024;
    private const int LongestRequestLine = 8 * 1024;
    private const int LargestHeaders = 32 * 1024;
    private const int MostFields = 500;

    // A caller's own network: who has one IPv6 address has 2^64 of them.
    private const int NetworkBytes = 8;

    public static IServiceCollection AddRequestLimits(this IServiceCollection services)
    {
        services.AddOptions<LimitOptions>().BindConfiguration(LimitOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.Configure<KestrelServerOptions>(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            kestrel.Limits.MaxRequestLineSize = LongestRequestLine;
            kestrel.Limits.MaxRequestHeadersTotalSize = LargestHeaders;
        });
        services.Configure<FormOptions>(form => (form.ValueCountLimit, form.MultipartBodyLengthLimit) = (MostFields, LargestBody));
        return services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = (rejected, _) =>
            {
                if (rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after))
                    rejected.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(after.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                return ValueTask.CompletedTask;
            };
            limiter.AddPolicy(Search, context => PerMinute(context, Options(context).SearchesAMinute));
            limiter.AddPolicy(Api, context => PerMinute(context, Options(context).ApiRequestsAMinute));
            limiter.AddPolicy(Download, context => PerMinute(context, Options(context).DownloadsAMinute));
            limiter.AddPolicy(SignIn, context => HttpMethods.IsPost(context.Request.Method)
                ? Per(context, Options(context).SignInsAnHour, TimeSpan.FromHours(1), segments: 6)
                : RateLimitPartition.GetNoLimiter(""));
        });
    }

    private static LimitOptions Options(HttpContext context) => context.RequestServices.GetRequiredService<IOptions<LimitOptions>>().Value;

    private static RateLimitPartition<string> PerMinute(HttpContext context, int permits) => Per(context, permits, TimeSpan.FromMinutes(1), segments: 4);

    private static RateLimitPartition<string> Per(HttpContext context, int permits, TimeSpan window, int segments) => permits == 0
        ? RateLimitPartition.GetNoLimiter("")
        : RateLimitPartition.GetSlidingWindowLimiter(
            CallerOf(context.Connection.RemoteIpAddress),
            _ => new SlidingWindowRateLimiterOptions { PermitLimit = permits, Window = window, SegmentsPerWindow = segments });

    internal static string CallerOf(IPAddress? address)
    {
        if (address is null)
            return "";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, NetworkBytes))
            : address.ToString();
    }
}
