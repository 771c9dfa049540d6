using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using ProcurementHub.Jobs;
using ProcurementHub.Web.Text;

namespace ProcurementHub.Web.Showing;

/// <param name="Style">"over", "soon" or nothing.</param>
public sealed record DaysLeft(string Text, string Style);

/// <summary>How many days are left, and how many of them are worked in the site's country.</summary>
public sealed class DaysShowing(IStringLocalizer<SiteText> text, SiteClock clock, IOptions<SiteOptions> site, TimeProvider time)
{
    private const int SoonWorkingDays = 3;

    public DaysLeft Until(DateTimeOffset deadline)
    {
        var now = time.GetUtcNow();
        if (deadline < now)
            return new DaysLeft(text["Days_Over"], "over");
        var (today, day) = (clock.Today(now), clock.Today(deadline));
        var (days, working) = (day.DayNumber - today.DayNumber, site.Value.Calendar.Between(today, day));
        var style = working <= SoonWorkingDays ? "soon" : "";
        return new DaysLeft(days switch
        {
            0 => text["Days_Today"],
            1 => text["Days_Tomorrow"],
            _ => working switch
            {
                0 => text["Days_NoneWorking", days],
                1 => text["Days_OneWorking", days],
                _ => text["Days_Left", days, working],
            },
        }, style);
    }
}
