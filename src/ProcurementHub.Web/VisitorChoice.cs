using ProcurementHub.Core.Classification;

namespace ProcurementHub.Web;

/// <summary>The sector and the region that a visitor chose for the home page. Kept in a cookie of theirs and nowhere else.</summary>
public sealed record VisitorChoice(string? Sector, string? Region)
{
    public const string CookieName = "choice";

    private const char Separator = '.';

    public bool IsEmpty => Sector is null && Region is null;

    /// <summary>What is no sector and no region is passed over.</summary>
    public static VisitorChoice Of(string? sector, string? region) =>
        new(SectorList.Standard.Find(sector)?.Code, RegionTree.Standard.Find(region)?.Code);

    public static VisitorChoice Read(HttpRequest request) =>
        request.Cookies[CookieName]?.Split(Separator) is [var sector, var region] ? Of(sector, region) : new(null, null);

    public void Write(HttpResponse response)
    {
        var options = new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = response.HttpContext.Request.IsHttps };
        if (IsEmpty)
            response.Cookies.Delete(CookieName, options);
        else
        {
            options.MaxAge = TimeSpan.FromDays(365);
            response.Cookies.Append(CookieName, $"{Sector}{Separator}{Region}", options);
        }
    }
}
