using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ProcurementHub.Storage.Subscribers;

namespace ProcurementHub.Web.Pages;

/// <summary>When a subscriber wants their mail, and whether they want none for a while. A GET changes nothing.</summary>
[IgnoreAntiforgeryToken]
public sealed class MailTimesModel(SubscriberStore subscribers) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Token { get; set; } = "";

    public Subscriber? Subscriber { get; private set; }

    public bool IsDone { get; private set; }

    /// <summary>The first day on which there is mail again, on the subscriber's own calendar; null without a pause.</summary>
    public DateOnly? PausedUntil { get; private set; }

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task OnPostAsync(string? zone, int sendHour, int quietFrom, int quietUntil, int weeklyDay, string? pause, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Subscriber is not { Active: true } subscriber)
            return;
        var chosen = TimeZoneInfo.TryFindSystemTimeZoneById(zone?.Trim() ?? "", out var found) ? found.Id : subscriber.TimeZone;
        var wish = new RhythmWish(chosen, Hour(sendHour), Hour(quietFrom), Hour(quietUntil), Math.Clamp(weeklyDay, 1, 7));
        IsDone = await subscribers.ChangeRhythmAsync(Token, wish, cancellationToken)
            && await subscribers.PauseAsync(Token, Until(pause, chosen), cancellationToken);
        await LoadAsync(cancellationToken);
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Subscriber = await subscribers.FindByTokenAsync(Token, cancellationToken);
        PausedUntil = Subscriber is { PausedUntil: { } until } && TimeZoneInfo.TryFindSystemTimeZoneById(Subscriber.TimeZone, out var zone)
            ? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(until, zone).DateTime)
            : null;
    }

    private static int Hour(int hour) => Math.Clamp(hour, 0, 23);

    private static DateTimeOffset? Until(string? text, string zoneId)
    {
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            || !TimeZoneInfo.TryFindSystemTimeZoneById(zoneId, out var zone))
            return null;
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight));
    }
}
