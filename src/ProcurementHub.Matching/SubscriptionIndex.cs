using System.Runtime.InteropServices;
using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Subscriptions;

namespace ProcurementHub.Matching;

/// <summary>
/// All active subscriptions, filed by region and sector; there those with keywords by a term that must stand in the
/// notice, and the others by what else they ask. Every list is either copied as it lies or not looked at, so that what
/// a notice costs follows from what it reaches, not from how many subscriptions there are.
/// <para>
/// Lists and not bitmaps, since a notice reaches one subscription in fifty: the bits of a million subscriptions are
/// 125 kB for each region, sector and word, nearly all of them empty, and would have to be read for every notice.
/// </para>
/// <para>
/// May be changed at any time, each change costing what the subscription asks for and the lists it stands in, but never
/// while a <see cref="Matcher"/> is at work: whoever changes it sees to that. Between changes any number of matchers
/// may share it.
/// </para>
/// </summary>
public sealed class SubscriptionIndex
{
    private readonly Dictionary<long, int> numbers = [];
    private readonly List<int> wishOf = [];
    private readonly Stack<int> free = [];

    private SubscriptionIndex(RegionTree tree)
    {
        Tree = tree;
        Filings = new Filings(tree);
    }

    public int Count => numbers.Count;

    /// <summary>How many different things are asked for.</summary>
    public int DifferentWishes => Wishes.Count;

    /// <summary>Keywords that were left aside. See <see cref="KeywordRules.Read"/> for what that means.</summary>
    public IEnumerable<UnreadableKeyword> Unreadable => !Wishes.HasFaults ? [] :
        from subscription in numbers
        from fault in Wishes.FaultsOf(wishOf[subscription.Value])
        select new UnreadableKeyword(subscription.Key, fault.Keyword, fault.Reason);

    internal RegionTree Tree { get; }

    internal Filings Filings { get; }

    internal Wishes Wishes { get; } = new();

    /// <summary>Above every subscription's own number.</summary>
    internal int Numbers => wishOf.Count;

    /// <summary>Moves with every change.</summary>
    internal int Version { get; private set; }

    public static SubscriptionIndex Build(
        IEnumerable<(long SubscriptionId, SubscriptionCriteria Criteria)> subscriptions, RegionTree tree)
    {
        var index = new SubscriptionIndex(tree);
        index.Fill(subscriptions);
        return index;
    }

    public bool Has(long subscriptionId) => numbers.ContainsKey(subscriptionId);

    /// <summary>Adds a subscription, or changes what it asks for.</summary>
    public void Set(long subscriptionId, SubscriptionCriteria criteria)
    {
        var wish = Wish.Of(criteria, Tree);
        if (numbers.TryGetValue(subscriptionId, out var own))
        {
            if (wish.Equals(Wishes[wishOf[own]]))
                return;
            Remove(subscriptionId);
        }

        Version++;
        if (!Wishes.TryFind(wish, out var number))
            number = Wishes.Add(Filings.Share(wish));
        Add(subscriptionId, number, Filings.Plan(Wishes[number]));
    }

    /// <returns>False when there is no such subscription.</returns>
    public bool Remove(long subscriptionId)
    {
        if (!numbers.Remove(subscriptionId, out var own))
            return false;
        Version++;
        var wish = wishOf[own];
        Filings.Remove(new FiledSubscription(subscriptionId, wish, own), Filings.Plan(Wishes[wish]));
        Wishes.Release(wish);
        free.Push(own);
        return true;
    }

    private void Fill(IEnumerable<(long Id, SubscriptionCriteria Criteria)> subscriptions)
    {
        var asked = new Dictionary<long, int>();
        foreach (var (id, criteria) in subscriptions)
        {
            var wish = Wish.Of(criteria, Tree);
            asked[id] = Wishes.TryFind(wish, out var number) ? number : Wishes.Add(Filings.Share(wish));
        }

        Filings.Vocabulary.Weigh(Weights(asked.Values));

        // What is met together lies together: a notice then reads the memory in the order in which it lies.
        var order = Enumerable.Range(0, Wishes.Count).ToArray();
        Array.Sort(Array.ConvertAll(order, wish => Filings.Neighbourhood(Wishes[wish])), order);
        var place = new int[order.Length];
        for (var at = 0; at < order.Length; at++)
            place[order[at]] = at;
        var ids = asked.Keys.ToArray();
        Array.Sort(Array.ConvertAll(ids, id => place[asked[id]]), ids);
        var (last, plan) = (-1, (WishPlan?)null);
        foreach (var id in ids)
        {
            var wish = asked[id];
            if (plan is null || wish != last)
                (last, plan) = (wish, Filings.Plan(Wishes[wish]));
            Add(id, wish, plan);
        }

        Filings.Pack();
        Wishes.TrimExcess();
        numbers.TrimExcess();
        wishOf.TrimExcess();
    }

    private void Add(long id, int wish, WishPlan plan)
    {
        if (!free.TryPop(out var own))
        {
            own = wishOf.Count;
            wishOf.Add(0);
        }

        wishOf[own] = wish;
        numbers.Add(id, own);
        Wishes.Hold(wish, plan);
        Filings.Add(new FiledSubscription(id, wish, own), plan);
    }

    private Dictionary<string, int> Weights(IEnumerable<int> wishes)
    {
        var weights = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (wish, holders) in wishes.CountBy(wish => wish))
        {
            foreach (var term in KeywordRules.Read(Wishes[wish].Keywords, []).Wanted.SelectMany(query => query.Required).SelectMany(clause => clause.Terms))
                CollectionsMarshal.GetValueRefOrAddDefault(weights, term, out _) += holders;
        }
        return weights;
    }
}
