using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Subscriptions;
using ProcurementHub.Matching;
using ProcurementHub.Storage.Subscribers;

namespace ProcurementHub.Jobs.Alerts;

/// <summary>
/// The index over all active subscriptions, kept from one pass to the next: only what was added, changed or ended is read
/// again. Not for two at once: the index must not change while somebody matches.
/// </summary>
/// <param name="asked">What of a search is asked; null for a search that has no place in this index.</param>
internal sealed class StandingIndex(
    SubscriberStore subscribers, ActiveSearches searches, RegionTree regions, Func<SubscriptionCriteria, SubscriptionCriteria?> asked)
{
    /// <summary>Where one in so many has changed it is made anew, which puts together what is met together.</summary>
    private const int MuchIsOneIn = 4;

    private readonly Dictionary<long, long> marks = [];
    private SubscriptionIndex? index;

    public async Task<SubscriptionIndex> RefreshAsync(CancellationToken cancellationToken)
    {
        var now = (await searches.MarksAsync(cancellationToken)).ToDictionary(search => search.SubscriptionId, search => search.Mark);
        var ended = marks.Keys.Where(id => !now.ContainsKey(id)).ToList();
        var moved = now.Where(search => !marks.TryGetValue(search.Key, out var mark) || mark != search.Value).Select(search => search.Key).ToList();
        if (index is null || (ended.Count + moved.Count) * MuchIsOneIn > marks.Count)
            return index = await BuildAsync(now, cancellationToken);

        foreach (var id in ended)
        {
            index.Remove(id);
            marks.Remove(id);
        }

        if (moved.Count == 0)
            return index;
        foreach (var search in await searches.ReadAsync(moved, cancellationToken))
        {
            if (asked(search.Criteria) is { } criteria)
                index.Set(search.SubscriptionId, criteria);
            else
                index.Remove(search.SubscriptionId);
            marks[search.SubscriptionId] = now[search.SubscriptionId];
        }

        return index;
    }

    private async Task<SubscriptionIndex> BuildAsync(Dictionary<long, long> now, CancellationToken cancellationToken)
    {
        var active = await subscribers.ActiveSubscriptionsAsync(cancellationToken);
        var built = SubscriptionIndex.Build(
            from search in active let criteria = asked(search.Criteria) where criteria is not null select (search.SubscriptionId, criteria), regions);
        marks.Clear();
        // One that came in between has no mark yet, and is looked at again next time.
        foreach (var search in active)
            marks.Add(search.SubscriptionId, now.GetValueOrDefault(search.SubscriptionId));
        return built;
    }
}
