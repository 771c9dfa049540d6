using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Plans;
using ProcurementHub.Core.Subscriptions;

namespace ProcurementHub.Jobs.Digests.Wording;

/// <summary>Addresses of the hub's own pages, for mails.</summary>
public sealed class HubLinks(Uri publicUrl)
{
    private readonly string root = publicUrl.AbsoluteUri.TrimEnd('/');

    public string Home => root;

    public string Notice(NoticeKey key) => root + NoticePath.Of(key);

    /// <summary>The deadline as a file for calendars.</summary>
    public string Calendar(NoticeKey key) => root + NoticePath.CalendarOf(key);

    /// <summary>A line of an entity's plan, on the page of the plan; the search over plans where the line says not whose it is.</summary>
    public string PlanLine(PlanLineContent line, long? plan, long id) => root + (PlanPath.OfLine(line.Entity, line.Year, plan, id) ?? "/plans");

    /// <summary>The search over plan lines to come, with what the reader's own search asks of them; null where it asks for more than a page can.</summary>
    public string? Plans(SubscriptionCriteria search) => PlanSearchPath.Of(search) is { } path ? root + path : null;

    /// <summary>All that a digest of the subscriber has told.</summary>
    public string Told(string token, string period) => $"{root}/told?token={Uri.EscapeDataString(token)}&period={Uri.EscapeDataString(period)}";

    /// <summary>Why a notice reached the subscriber, and what of their searches they may narrow.</summary>
    public string NotForMe(string token, NoticeKey key) =>
        $"{root}/not-for-me?token={Uri.EscapeDataString(token)}&notice={Uri.EscapeDataString(key.ToString())}";

    /// <summary>The subscriber's own page: their alerts and what has matched.</summary>
    public string Subscriptions(string token) => $"{root}/subscriptions?token={Uri.EscapeDataString(token)}";

    /// <summary>Where the owner of an address says that they want alerts.</summary>
    public string Confirm(string token) => $"{root}/confirm?token={Uri.EscapeDataString(token)}";

    /// <summary>Who has published the plan of the year.</summary>
    public string Compliance => $"{root}/compliance";

    /// <summary>Where one of the staff signs in.</summary>
    public string StaffEntry(string token) => $"{root}/staff/enter?token={Uri.EscapeDataString(token)}";

    /// <summary>Takes the POST of RFC 8058; a GET only asks, since scanners follow links.</summary>
    public string Unsubscribe(string token) => $"{root}/unsubscribe?token={Uri.EscapeDataString(token)}";
}
