using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using ProcurementHub.Jobs;
using ProcurementHub.Jobs.Mail.SignIns;
using ProcurementHub.Jobs.Mail.Signups;
using ProcurementHub.Jobs.Nodes;

namespace ProcurementHub.Web.Staff;

/// <summary>
/// The pages of those who look after the hub. Nothing in their folder is reached without the role but the two pages by
/// which one gets it; nobody else's pages know of it.
/// </summary>
internal static class StaffSite
{
    public const string Role = "staff";
    public const string Root = "/staff";
    public const string SignIn = Root + "/sign-in";

    /// <summary>By the key of its name in StaffText, in the order of the navigation.</summary>
    public static IReadOnlyList<(string Path, string Key)> Places { get; } =
    [
        ("/staff/notices", "Notices"), ("/staff/entities", "Entities"), ("/staff/ties", "Ties"), ("/staff/compliance", "Compliance"), ("/staff/sources", "Sources"),
        ("/staff/rejected", "Rejected"), ("/staff/mail", "Mail"), ("/staff/nodes", "Nodes"), ("/staff/acts", "Acts"),
    ];

    private const string Scheme = "staff";
    private const string Folder = "/Staff";
    private static readonly TimeSpan Hours = TimeSpan.FromHours(8);

    public static IServiceCollection AddHubStaff(this IServiceCollection services)
    {
        services.AddStaff()
            .Validate(staff => staff.Emails.All(email => SignupDesk.Address(email).HasValue), "Staff:Emails: not all of them are mail addresses.")
            .ValidateOnStart();
        services.AddAuthentication(Scheme).AddCookie(Scheme);
        services.AddOptions<CookieAuthenticationOptions>(Scheme).Configure<IOptions<SiteOptions>>(Configure);
        services.AddAuthorization(authorization => authorization.AddPolicy(Role, policy => policy.RequireRole(Role)));
        services.Configure<RazorPagesOptions>(pages =>
        {
            pages.Conventions.AuthorizeFolder(Folder, Role);
            pages.Conventions.AllowAnonymousToPage(Folder + "/SignIn");
            pages.Conventions.AllowAnonymousToPage(Folder + "/Enter");
            pages.Conventions.AddFolderApplicationModelConvention(
                Folder, model => model.Filters.Add(new ResponseCacheAttribute { NoStore = true, Location = ResponseCacheLocation.None }));
        });
        services.AddSingleton<SharedPages>();
        services.AddSingleton<SealedAddresses>();
        services.AddNodeWatch();
        return services;
    }

    /// <summary>After routing: who may is asked of the endpoint.</summary>
    public static void UseHubStaff(this WebApplication application)
    {
        application.UseAuthentication();
        application.UseAuthorization();
    }

    private static void Configure(CookieAuthenticationOptions cookie, IOptions<SiteOptions> site)
    {
        cookie.Cookie.Name = Scheme;
        cookie.Cookie.Path = Root;
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Strict;
        cookie.Cookie.SecurePolicy = site.Value.PublicUrl.Scheme == Uri.UriSchemeHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        cookie.ExpireTimeSpan = Hours;
        cookie.SlidingExpiration = false;
        // Always the same place: an address to go back to would be one more thing that a link could carry.
        cookie.Events.OnRedirectToLogin = cookie.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.Redirect(SignIn);
            return Task.CompletedTask;
        };
        cookie.Events.OnValidatePrincipal = StillMayAsync;
    }

    // Who is taken out of the configuration is out at their next request.
    private static Task StillMayAsync(CookieValidatePrincipalContext context)
    {
        var desk = context.HttpContext.RequestServices.GetRequiredService<SignInDesk>();
        if (context.Principal?.Identity?.Name is not { } email || !desk.MaySignIn(email))
            context.RejectPrincipal();
        return Task.CompletedTask;
    }
}
