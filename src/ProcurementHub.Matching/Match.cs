namespace ProcurementHub.Matching;

/// <summary>A subscription that a notice reaches, and why.</summary>
/// <param name="SubscriptionId">As given to <see cref="SubscriptionIndex.Build"/>.</param>
/// <param name="Reasons">
/// Never empty. Subscriptions that ask for the same share one list, so that a popular notice costs little.
/// </param>
public readonly record struct Match(long SubscriptionId, IReadOnlyList<MatchReason> Reasons);
