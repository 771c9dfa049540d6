using System.Globalization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using ProcurementHub.Jobs;
using ProcurementHub.Web.Api;
using ProcurementHub.Web.Serving;

namespace ProcurementHub.Web.OpenData;

/// <summary>What crawlers and those who look for holes ask every site for.</summary>
internal static class SiteFiles
{
    // Pages of one person's own and of the staff, and what is the same list again in another form.
    private static readonly string[] closed =
    [
        "/staff", "/subscriptions", "/confirm", "/unsubscribe", "/pause", "/mail-times", "/not-for-me", "/told", "/choice", "/signup/", "/failure",
        "/search?", "/search.", "/evidence/", "/calendar/",
    ];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/robots.txt", (ApiLinks links) => Results.Text(
            $"User-agent: *\nAllow: /\n{string.Concat(closed.Select(path => $"Disallow: {path}\n"))}\nSitemap: {links.Whole(Sitemap.Path).AbsoluteUri}\n")).CacheOutput(PageCaching.Slow);
        routes.MapGet("/.well-known/security.txt", (IOptions<SiteOptions> site, ApiLinks links, TimeProvider time) => site.Value.SecurityContact is { IsAbsoluteUri: true } contact
            ? Results.Text(string.Create(CultureInfo.InvariantCulture,
                $"Contact: {contact.AbsoluteUri}\nExpires: {time.GetUtcNow().UtcDateTime.Date.AddDays(180):yyyy-MM-dd'T'HH:mm:ss'Z'}\nPreferred-Languages: es, en\nCanonical: {links.Whole("/.well-known/security.txt").AbsoluteUri}\n"))
            : Results.NotFound());
    }
}
