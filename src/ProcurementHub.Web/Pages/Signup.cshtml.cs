using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Subscriptions;
using ProcurementHub.Core.Text;
using ProcurementHub.Jobs;
using ProcurementHub.Jobs.Mail.Signups;

namespace ProcurementHub.Web.Pages;

/// <summary>Asks for alerts. The answer is the same for every address.</summary>
[EnableRateLimiting(SignupLimit.Policy)]
public sealed class SignupModel(SignupDesk desk, IOptions<SiteOptions> site) : PageModel
{
    private const int MostWords = 300;

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string[] Sectors { get; set; } = [];

    [BindProperty]
    public string[] Regions { get; set; } = [];

    [BindProperty]
    public string? Words { get; set; }

    [BindProperty]
    public string? Often { get; set; }

    /// <summary>The key of the text that says what is wrong; null when nothing is.</summary>
    public string? Fault { get; private set; }

    public bool IsDone { get; private set; }

    public IReadOnlyList<Region> Departments => RegionTree.Standard.Children(site.Value.Country);

    public async Task OnPostAsync(CancellationToken cancellationToken)
    {
        var email = SignupDesk.Address(Email);
        var words = Words?.Trim() ?? "";
        if (!email.HasValue)
            Fault = "SignupNoAddress";
        else if (words.Length > MostWords || (words.Length > 0 && !KeywordQuery.Parse(words).HasValue))
            Fault = "SignupNoWords";
        if (Fault is not null)
            return;

        var criteria = new SubscriptionCriteria
        {
            Sectors = [.. SectorList.Standard.All.Select(sector => sector.Code).Where(Sectors.Contains)],
            Regions = [.. Departments.Select(region => region.Code).Where(Regions.Contains)],
            Keywords = words.Length == 0 ? [] : [words],
        };
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "en" : "es";
        await desk.RequestAsync(
            new SignupWish(email.Value, language, criteria, Often == "weekly" ? Frequency.Weekly : Frequency.Daily), cancellationToken);
        IsDone = true;
    }
}
