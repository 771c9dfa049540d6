using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.Subscribers;

/// <summary>A search that is to be matched, and what tells whether it is still the same.</summary>
public sealed record SearchMark
{
    public required long SubscriptionId { get; init; }

    internal byte[] CriteriaHash { get; init; } = [];

    /// <summary>The beginning of the hash of its criteria.</summary>
    public long Mark => BitConverter.ToInt64(CriteriaHash);
}

/// <summary>What the searches that are to be matched are now, for somebody who knows what they were.</summary>
public sealed class ActiveSearches(HubDatabase database)
{
    private const string Marks = """
        SELECT s.id AS subscription_id, s.criteria_hash
        FROM subscription AS s JOIN subscriber AS u ON u.id = s.subscriber_id
        WHERE s.active = 1 AND s.frequency <> 0 AND u.active = 1 AND u.verified_at IS NOT NULL
        ORDER BY s.id
        """;

    /// <summary>Of verified subscribers, with a frequency other than off, as <see cref="SubscriberStore.ActiveSubscriptionsAsync"/>.</summary>
    public Task<IReadOnlyList<SearchMark>> MarksAsync(CancellationToken cancellationToken) =>
        database.ListAsync<SearchMark>(Marks, null, cancellationToken);

    private static readonly BulkTable<long> Wanted = new BulkTable<long>("wanted_search").Integer("id", id => id);

    private const string Named = """
        SELECT s.id AS subscription_id, s.subscriber_id, s.name, s.frequency, s.criteria AS criteria_text
        FROM [#wanted_search] AS w CROSS JOIN subscription AS s
        WHERE s.id = w.id
        """;

    public Task<IReadOnlyList<ActiveSubscription>> ReadAsync(IReadOnlyCollection<long> ids, CancellationToken cancellationToken) =>
        database.ReadAsync(async transaction =>
        {
            await database.Dialect.StageAsync(transaction, Wanted, ids, cancellationToken);
            return await transaction.ListAsync<ActiveSubscription>(Named, null, cancellationToken);
        }, cancellationToken);
}
