using Microsoft.AspNetCore.Localization;

namespace ProcurementHub.Web;

/// <summary>?lang=es or ?lang=en, remembered in a cookie that holds nothing else.</summary>
internal sealed class ChosenLanguage : IRequestCultureProvider
{
    public const string Name = "lang";

    public Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
    {
        var asked = Culture(httpContext.Request.Query[Name]);
        if (asked is not null)
        {
            httpContext.Response.Cookies.Append(Name, httpContext.Request.Query[Name]!, new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Lax,
                Secure = httpContext.Request.IsHttps,
                MaxAge = TimeSpan.FromDays(365),
            });
        }

        var culture = asked ?? Culture(httpContext.Request.Cookies[Name]);
        return Task.FromResult(culture is null ? null : new ProviderCultureResult(culture));
    }

    private static string? Culture(string? language) => language switch
    {
        "es" => "es-PE",
        "en" => "en",
        _ => null,
    };
}
