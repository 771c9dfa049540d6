using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using ProcurementHub.Jobs;
using ProcurementHub.Storage.Mailing;
using ProcurementHub.Storage.Subscribers;

namespace ProcurementHub.Web.Pages;

/// <summary>
/// Stops a subscriber's mails until a day, by the link in their mail and like <see cref="UnsubscribeModel"/> without a
/// cookie. A GET changes nothing. What comes up meanwhile and is still open is in the first mail after the pause.
/// </summary>
[IgnoreAntiforgeryToken]
public sealed class PauseModel(SubscriberStore subscribers, SubscriberChoices choices, IOptions<SiteOptions> site, TimeProvider time) : PageModel
{
    /// <summary>Without a day, as when a mail program posts.</summary>
    private const int UsualDays = 30;
    private const int MostDays = 366;

    [BindProperty(SupportsGet = true)]
    public string Token { get; set; } = "";

    /// <summary>The first day with mails again, yyyy-MM-dd; empty for the usual time; "now" ends a pause.</summary>
    [BindProperty]
    public string? Until { get; set; }

    public Subscriber? Subscriber { get; private set; }

    public bool IsWrong { get; private set; }

    public DateOnly Usual => Today().AddDays(UsualDays);

    public DateOnly Earliest => Today().AddDays(1);

    public DateOnly Latest => Today().AddDays(MostDays);

    /// <summary>Null when there is no pause.</summary>
    public DateOnly? PausedUntil => Subscriber?.PausedUntil is { } until && until > time.GetUtcNow()
        ? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(until, Zone()).DateTime)
        : null;

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Subscriber = await subscribers.FindByLinkAsync(Token, time.GetUtcNow(), cancellationToken);

    /// <param name="back">What the page of all alerts is to say, where the form stands on it.</param>
    public async Task<IActionResult> OnPostAsync(string? back, CancellationToken cancellationToken)
    {
        await OnGetAsync(cancellationToken);
        if (Subscriber is not { Active: true } subscriber)
            return Page();
        DateTimeOffset? until = null;
        if (Until != "now")
        {
            var day = string.IsNullOrWhiteSpace(Until) ? Usual
                : DateOnly.TryParseExact(Until.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var given) ? given
                : DateOnly.MinValue;
            if (day < Earliest || day > Latest)
            {
                IsWrong = true;
                return Page();
            }

            var midnight = day.ToDateTime(TimeOnly.MinValue);
            until = new DateTimeOffset(midnight, Zone().GetUtcOffset(midnight));
        }

        await choices.PauseAsync(subscriber.Id, until, time.GetUtcNow(), cancellationToken);
        if (back is "paused" or "resumed")
            return Redirect($"/subscriptions?token={Uri.EscapeDataString(Token)}&done={back}");
        await OnGetAsync(cancellationToken);
        return Page();
    }

    // The reader's day, not the site's.
    private TimeZoneInfo Zone() =>
        Subscriber is not null && TimeZoneInfo.TryFindSystemTimeZoneById(Subscriber.TimeZone, out var zone) ? zone : site.Value.Zone;

    private DateOnly Today() => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), Zone()).DateTime);
}
