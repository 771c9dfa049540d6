using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using ProcurementHub.Jobs;
using ProcurementHub.Jobs.Subscribers;
using ProcurementHub.Storage.Subscribers;
using ProcurementHub.Web.Subscribing;

namespace ProcurementHub.Web.Pages;

/// <summary>All that a subscriber has asked for and may change, by the link in each mail. A GET changes nothing.</summary>
public sealed class SubscriptionsModel(SubscriberStore subscribers, OwnDataStore ownData, IOptions<SiteOptions> site, TimeProvider time) : PageModel
{
    private static readonly string[] doings = ["times", "ended", "saved", "added", "paused", "resumed"];

    [BindProperty(SupportsGet = true)]
    public string Token { get; set; } = "";

    /// <summary>What the reader has just done.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    public bool SaysDone => doings.Contains(Done);

    public Subscriber? Subscriber { get; private set; }

    public IReadOnlyList<ActiveSubscription> Searches { get; private set; } = [];

    public IReadOnlyList<FormFault> Faults { get; private set; } = [];

    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>The reader's own, not the site's.</summary>
    public TimeZoneInfo Zone =>
        TimeZoneInfo.TryFindSystemTimeZoneById(Subscriber?.TimeZone ?? "", out var zone) ? zone : site.Value.Zone;

    /// <summary>The first day with mails again; null when there is no pause.</summary>
    public DateOnly? PausedUntil => Subscriber?.PausedUntil is { } until && until > Now ? DayOf(until) : null;

    public DateOnly Today => DayOf(Now);

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    /// <summary>Everything that the hub has of the reader.</summary>
    public async Task<IActionResult> OnGetDataAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Subscriber is null)
            return Page();
        Response.Headers.CacheControl = "no-store";
        var data = await ownData.ReadAsync(Subscriber, cancellationToken);
        return File(OwnDataJson.Write(data), "application/json", "procurementhub.json");
    }

    public async Task<IActionResult> OnPostTimesAsync(
        string? zone, string? language, int sendHour, int quietFrom, int quietUntil, int weeklyDay, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Subscriber is not { Active: true } subscriber)
            return Page();
        if (zone != subscriber.TimeZone && !TimeZoneChoices.Has(zone))
            Faults = [new FormFault("zone", "FaultChoice", zone ?? "")];
        if (Faults.Count > 0)
            return Page();
        var wish = new RhythmWish(zone!, Hour(sendHour), Hour(quietFrom), Hour(quietUntil), Math.Clamp(weeklyDay, 1, 7))
        {
            Locale = language is "es" or "en" ? language : null,
        };
        await subscribers.ChangeRhythmAsync(subscriber.Id, wish, cancellationToken);
        return BackTo("times");
    }

    public async Task<IActionResult> OnPostEndAsync(long search, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Subscriber is not { Active: true } subscriber)
            return Page();
        await subscribers.EndSearchAsync(subscriber.Id, search, cancellationToken);
        return BackTo("ended");
    }

    /// <summary>A page of this one about the same reader.</summary>
    public string AddressOf(string path) => $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}token={Uri.EscapeDataString(Token)}";

    private RedirectResult BackTo(string done) => Redirect(AddressOf("/subscriptions?done=" + done));

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Subscriber = await subscribers.FindByLinkAsync(Token, Now, cancellationToken);
        if (Subscriber is { Active: true } subscriber)
            Searches = await subscribers.SubscriptionsOfAsync(subscriber.Id, cancellationToken);
    }

    private DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);

    private static int Hour(int hour) => Math.Clamp(hour, 0, 23);
}
