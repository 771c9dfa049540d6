namespace ProcurementHub.Matching;

/// <summary>A subscription that a notice reaches, and why.</summary>
public readonly struct Match
{
    private readonly MatchList list;
    private readonly int wish;

    internal Match(MatchList list, FiledSubscription found) => (this.list, SubscriptionId, wish) = (list, found.Id, found.Wish);

    /// <summary>As given to the <see cref="SubscriptionIndex"/>.</summary>
    public long SubscriptionId { get; }

    /// <summary>
    /// Never empty; the strongest for each criterion. Worked out when asked for, as long as the list and the index are
    /// as they were; subscriptions that ask for the same share one list.
    /// </summary>
    public IReadOnlyList<MatchReason> Reasons => list.ReasonsOf(wish);
}
