using ProcurementHub.Core.Subscriptions;

namespace ProcurementHub.Jobs.Subscribers;

/// <summary>One line of a subscriber file: a subscriber with one subscription.</summary>
public sealed record SubscriberLine(
    int Line, string Email, string? Name, string? Locale, SubscriptionCriteria Criteria, Frequency Frequency)
{
    /// <summary>IANA name; null, as below, where the line does not say.</summary>
    public string? TimeZone { get; init; }

    public int? SendHour { get; init; }

    public int? QuietFrom { get; init; }

    public int? QuietUntil { get; init; }

    /// <summary>1 Monday to 7 Sunday.</summary>
    public int? WeeklyDay { get; init; }

    public DateTimeOffset? PausedUntil { get; init; }
}

/// <summary>A line that cannot be taken, and why.</summary>
public sealed record SubscriberLineFault(int Line, string? Email, string Reason);

public sealed record SubscriberFile(IReadOnlyList<SubscriberLine> Lines, IReadOnlyList<SubscriberLineFault> Faults);
