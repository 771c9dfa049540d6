using System.Globalization;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.Options;
using ProcurementHub.Jobs;
using ProcurementHub.Web.Calendars;
using ProcurementHub.Web.Health;
using ProcurementHub.Web.Showing;

namespace ProcurementHub.Web;

/// <summary>The site: what it needs registered, and what it answers.</summary>
public static class HubSite
{
    public static IServiceCollection AddHubSite(this IServiceCollection services)
    {
        services.AddLocalization();
        services.AddRazorPages().AddApplicationPart(typeof(HubSite).Assembly);
        services.AddSingleton(provider => new SiteClock(provider.GetRequiredService<IOptions<SiteOptions>>().Value.Zone));
        services.AddScoped<NoticeShowing>();
        services.AddScoped<SourceShowing>();
        services.AddSingleton<SourceNames>();
        services.AddHubHealth();
        services.AddSignupLimit();
        return services;
    }

    public static WebApplication MapHubSite(this WebApplication application)
    {
        var locale = application.Services.GetRequiredService<IOptions<SiteOptions>>().Value.Locale;
        application.Use(SafeHeaders);
        application.UseStaticFiles();
        application.UseRequestLocalization(Languages(locale));
        application.UseRouting();
        application.UseRateLimiter();
        application.MapStaticAssets();
        application.MapRazorPages();
        application.MapHubHealth();
        application.MapHubCalendars();
        return application;
    }

    private static RequestLocalizationOptions Languages(string locale)
    {
        // Spanish as Peruvians write dates and numbers; English for everybody else.
        CultureInfo[] cultures = [new("es-PE"), new("en")];
        return new RequestLocalizationOptions
        {
            DefaultRequestCulture = new RequestCulture(locale == "en" ? "en" : "es-PE"),
            SupportedCultures = cultures,
            SupportedUICultures = cultures,
            RequestCultureProviders = [new ChosenLanguage(), new AcceptLanguageHeaderRequestCultureProvider()],
        };
    }

    private static Task SafeHeaders(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy =
            "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        return next(context);
    }
}
