using System.Threading.RateLimiting;

namespace ProcurementHub.Web;

/// <summary>How often one caller may send the form that makes the hub write to an address.</summary>
internal static class SignupLimit
{
    public const string Policy = "signup";
    private const int PostsAnHour = 10;

    public static IServiceCollection AddSignupLimit(this IServiceCollection services) => services.AddRateLimiter(limiter =>
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.AddPolicy(Policy, context => HttpMethods.IsPost(context.Request.Method)
            ? RateLimitPartition.GetFixedWindowLimiter(
                context.Connection.RemoteIpAddress?.ToString() ?? "",
                _ => new FixedWindowRateLimiterOptions { PermitLimit = PostsAnHour, Window = TimeSpan.FromHours(1) })
            : RateLimitPartition.GetNoLimiter(""));
    });
}
