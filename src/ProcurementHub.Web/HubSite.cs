using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.WebEncoders;
using ProcurementHub.Jobs;
using ProcurementHub.Jobs.Compliance;
using ProcurementHub.Jobs.LeadTimes;
using ProcurementHub.Web.Api;
using ProcurementHub.Web.Calendars;
using ProcurementHub.Web.Compliance;
using ProcurementHub.Web.Evidence;
using ProcurementHub.Web.Figures;
using ProcurementHub.Web.Health;
using ProcurementHub.Web.Searching;
using ProcurementHub.Web.Serving;
using ProcurementHub.Web.Showing;
using ProcurementHub.Web.Staff;
using ProcurementHub.Web.Styles;
using ProcurementHub.Web.Subscribing;

namespace ProcurementHub.Web;

/// <summary>The site: what it needs registered, and what it answers.</summary>
public static class HubSite
{
    public static IServiceCollection AddHubSite(this IServiceCollection services)
    {
        services.AddLocalization();
        // Letters of any language go out as they are, and only what means something in HTML is escaped.
        services.Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddRazorPages().AddApplicationPart(typeof(HubSite).Assembly);
        services.AddAntiforgery(forgery =>
        {
            forgery.Cookie.Name = "form";
            forgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.AddHsts(hsts => hsts.MaxAge = TimeSpan.FromDays(365));
        services.AddSingleton(provider => new SiteClock(provider.GetRequiredService<IOptions<SiteOptions>>().Value.Zone));
        services.AddScoped<NoticeShowing>();
        services.AddScoped<SourceShowing>();
        services.AddScoped<TroubleShowing>();
        services.AddScoped<ChangeShowing>();
        services.AddScoped<ReasonShowing>();
        services.AddScoped<DaysShowing>();
        services.AddScoped<SearchShowing>();
        services.AddSingleton<SourceNames>();
        services.AddSingleton<SearchRequests>();
        services.AddMemoryCache();
        services.AddSingleton<SiteFacts>();
        services.TryAddSingleton<LeadTimeStatistics>();
        services.AddScoped<LeadTimeShowing>();
        services.AddSingleton<HubFigures>();
        services.AddSingleton<PageViewCounter>();
        services.AddHostedService(provider => provider.GetRequiredService<PageViewCounter>());
        services.AddSingleton<SimilarNotices>();
        services.AddHubHealth();
        services.AddRequestLimits();
        services.AddSignupLimit();
        services.AddSingleton<SubscriptionChoices>();
        services.AddPageCaching();
        services.AddHubCompliance();
        services.AddSingleton<ComplianceYears>();
        services.AddSingleton<BodyHistory>();
        services.AddScoped<ComplianceShowing>();
        services.AddHubApi();
        services.AddHubStaff();
        return services;
    }

    public static WebApplication MapHubSite(this WebApplication application)
    {
        var locale = application.Services.GetRequiredService<IOptions<SiteOptions>>().Value.Locale;
        application.UseHsts();
        application.Use(SafeHeaders.AddAsync);
        application.Use(next => context => application.Services.GetRequiredService<PageViewCounter>().CountAsync(context, next));
        application.UseFailurePages();
        application.UseRequestLocalization(Languages(locale));
        application.UseApiProblems();
        application.UseRouting();
        application.UseCors();
        application.UsePageCaching();
        application.UseHubStaff();
        application.UseRateLimiter();
        application.MapStyleSheet();
        application.MapRazorPages();
        application.MapHubHealth();
        application.MapHubCalendars();
        application.MapEvidence();
        application.MapHubApi();
        application.MapLeadTimeFiles();
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
}
