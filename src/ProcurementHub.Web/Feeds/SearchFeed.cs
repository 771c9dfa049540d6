using ProcurementHub.Storage.Notices;
using ProcurementHub.Web.Api;

namespace ProcurementHub.Web.Feeds;

/// <summary>A search as a feed: the same for RSS and Atom.</summary>
/// <param name="Self">The feed's own address.</param>
/// <param name="Page">The search page with the same.</param>
internal sealed record SearchFeed(string Title, string Description, string Language, Uri Self, Uri Page, IReadOnlyList<FeedItem> Items)
{
    /// <summary>When the latest of it was seen: it is the same as long as nothing is new. Null for an empty feed.</summary>
    public DateTimeOffset? Updated => Items.Count == 0 ? null : Items.Max(item => item.Updated);
}

/// <param name="Address">Of its page here; it is the item's id too, and stays when the notice changes.</param>
/// <param name="Lines">What a reader wants to know before opening it.</param>
internal sealed record FeedItem(
    Uri Address, string Title, string? Author, IReadOnlyList<string> Lines, IReadOnlyList<string> Categories, DateTimeOffset Published, DateTimeOffset Updated)
{
    public static FeedItem Of(StoredNotice notice, ApiLinks links, FeedWords words)
    {
        var content = notice.Content;
        return new FeedItem(
            links.PageOf(notice.Key),
            FeedText.Line(content.Title),
            content.Entity is { } entity ? FeedText.Line(entity.Name) : null,
            [.. words.About(content).Select(FeedText.Line).Where(line => line.Length > 0)],
            [.. content.Sectors.Select(sector => sector.Sector)],
            content.Published ?? notice.FirstSeenAt,
            notice.ObservedAt);
    }
}
