using ProcurementHub.Core.Subscriptions;

namespace ProcurementHub.Jobs.Subscribers;

/// <summary>One line of a subscriber file: a subscriber with one subscription.</summary>
public sealed record SubscriberLine(
    int Line, string Email, string? Name, string? Locale, SubscriptionCriteria Criteria, Frequency Frequency);

/// <summary>A line that cannot be taken, and why.</summary>
public sealed record SubscriberLineFault(int Line, string? Email, string Reason);

public sealed record SubscriberFile(IReadOnlyList<SubscriberLine> Lines, IReadOnlyList<SubscriberLineFault> Faults);
