using System.Threading.RateLimiting;
using ProcurementHub.Web.Serving;

namespace ProcurementHub.Web;

/// <summary>How often one caller may send the form that makes the hub write to an address, and have it count what would come.</summary>
internal static class SignupLimit
{
    public const string Policy = "signup";
    private const int PostsAnHour = 10;
    private const int PreviewsAMinute = 30;

    public static IServiceCollection AddSignupLimit(this IServiceCollection services) => services.AddRateLimiter(limiter =>
    {
        limiter.AddPolicy(Policy, context =>
        {
            var caller = RequestLimits.CallerOf(context.Connection.RemoteIpAddress);
            return HttpMethods.IsPost(context.Request.Method)
                ? Window("post " + caller, PostsAnHour, TimeSpan.FromHours(1))
                : Window("get " + caller, PreviewsAMinute, TimeSpan.FromMinutes(1));
        });
    });

    private static RateLimitPartition<string> Window(string caller, int permits, TimeSpan window) => RateLimitPartition.GetFixedWindowLimiter(
        caller, _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = window });
}
