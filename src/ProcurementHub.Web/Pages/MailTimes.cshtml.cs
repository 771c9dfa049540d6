using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ProcurementHub.Storage.Subscribers;

namespace ProcurementHub.Web.Pages;

/// <summary>When a subscriber wants their mail. A GET changes nothing.</summary>
[IgnoreAntiforgeryToken]
public sealed class MailTimesModel(SubscriberStore subscribers, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Token { get; set; } = "";

    public Subscriber? Subscriber { get; private set; }

    public bool IsDone { get; private set; }

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task OnPostAsync(string? zone, int sendHour, int quietFrom, int quietUntil, int weeklyDay, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Subscriber is not { Active: true } subscriber)
            return;
        var chosen = TimeZoneInfo.TryFindSystemTimeZoneById(zone?.Trim() ?? "", out var found) ? found.Id : subscriber.TimeZone;
        var wish = new RhythmWish(chosen, Hour(sendHour), Hour(quietFrom), Hour(quietUntil), Math.Clamp(weeklyDay, 1, 7));
        IsDone = await subscribers.ChangeRhythmAsync(subscriber.Id, wish, cancellationToken);
        await LoadAsync(cancellationToken);
    }

    private async Task LoadAsync(CancellationToken cancellationToken) =>
        Subscriber = await subscribers.FindByLinkAsync(Token, time.GetUtcNow(), cancellationToken);

    private static int Hour(int hour) => Math.Clamp(hour, 0, 23);
}
