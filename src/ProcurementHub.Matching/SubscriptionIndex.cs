using System.Runtime.InteropServices;
using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Subscriptions;

namespace ProcurementHub.Matching;

/// <summary>
/// All active subscriptions. Those that ask for exactly the same are one wish with a list of subscriptions; a wish is
/// filed by region and sector, and one with keywords by a term that must stand in the notice. What a notice costs so
/// follows from what it reaches, not from how many subscriptions there are.
/// <para>
/// Lists and not bitmaps, since a notice reaches one subscription in fifty: the bits of a million subscriptions are
/// 125 kB for each region, sector and word, nearly all of them empty, and would have to be read for every notice.
/// </para>
/// <para>
/// May be changed at any time, each change costing what the subscription has and the lists it stands in, but never
/// while a <see cref="Matcher"/> is at work: whoever changes it sees to that. Between changes any number of matchers
/// may share it.
/// </para>
/// </summary>
public sealed class SubscriptionIndex
{
    private readonly WishFiling filing;
    private readonly Dictionary<Wish, int> numbers = [];
    private readonly Dictionary<long, int> wishOf = [];
    private readonly Dictionary<int, IReadOnlyList<(string Keyword, string Reason)>> unreadable = [];
    private readonly Stack<int> free = [];
    private readonly List<Wish?> wishes = [];
    private readonly List<int[]?> words = [];
    private readonly List<Slice> holders = [];
    private readonly Slab<long> subscriptions = new();

    private SubscriptionIndex(RegionTree tree)
    {
        Tree = tree;
        filing = new WishFiling(tree);
    }

    public int Count => wishOf.Count;

    /// <summary>How many different things are asked for.</summary>
    public int Wishes => numbers.Count;

    /// <summary>Keywords that were left aside. See <see cref="KeywordRules.Read"/> for what that means.</summary>
    public IEnumerable<UnreadableKeyword> Unreadable =>
        from wish in unreadable
        from subscription in subscriptions.Of(holders[wish.Key]).ToArray()
        from fault in wish.Value
        select new UnreadableKeyword(subscription, fault.Keyword, fault.Reason);

    internal RegionTree Tree { get; }

    /// <summary>Moves with every change.</summary>
    internal int Version { get; private set; }

    /// <summary>Above every wish's number.</summary>
    internal int WishNumbers => wishes.Count;

    internal WishFiling Filing => filing;

    public static SubscriptionIndex Build(
        IEnumerable<(long SubscriptionId, SubscriptionCriteria Criteria)> subscriptions, RegionTree tree)
    {
        var index = new SubscriptionIndex(tree);
        index.Fill(subscriptions);
        return index;
    }

    /// <summary>Adds a subscription, or changes what it asks for.</summary>
    public void Set(long subscriptionId, SubscriptionCriteria criteria)
    {
        var wish = Wish.Of(criteria, Tree);
        if (wishOf.TryGetValue(subscriptionId, out var before))
        {
            if (wish.Equals(wishes[before]))
                return;
            Remove(subscriptionId);
        }

        Version++;
        if (numbers.TryGetValue(wish, out var number))
            Change(number, (ref Slice list) => subscriptions.Add(ref list, subscriptionId));
        else
            number = Add(filing.Share(wish), [subscriptionId]);
        wishOf.Add(subscriptionId, number);
    }

    /// <returns>False when there is no such subscription.</returns>
    public bool Remove(long subscriptionId)
    {
        if (!wishOf.Remove(subscriptionId, out var number))
            return false;
        Version++;
        Change(number, (ref Slice list) => subscriptions.Remove(ref list, subscriptionId));
        return true;
    }

    internal Wish WishOf(int number) => wishes[number]!;

    internal WordCheck WordsOf(int number) => new(words[number]!);

    internal ReadOnlySpan<long> SubscriptionsIn(Slice list) => subscriptions.Of(list);

    private void Fill(IEnumerable<(long Id, SubscriptionCriteria Criteria)> all)
    {
        var asked = new Dictionary<long, int>();
        var distinct = new Numbers<Wish>();
        foreach (var (id, criteria) in all)
        {
            var wish = Wish.Of(criteria, Tree);
            var number = distinct.Find(wish);
            asked[id] = number > 0 ? number : distinct.Of(filing.Share(wish));
        }

        // What is met together lies together: a notice then reads the memory in the order in which it lies.
        var order = Enumerable.Range(1, distinct.Last).ToArray();
        Array.Sort(Array.ConvertAll(order, number => filing.Neighbourhood(distinct[number])), order);
        var byWish = asked.ToLookup(pair => pair.Value, pair => pair.Key);
        foreach (var number in order)
        {
            var own = Add(distinct[number], [.. byWish[number]]);
            foreach (var id in byWish[number])
                wishOf.Add(id, own);
        }

        filing.Pack();
        subscriptions.TrimExcess();
        holders.TrimExcess();
        wishes.TrimExcess();
        words.TrimExcess();
        numbers.TrimExcess();
        wishOf.TrimExcess();
    }

    private int Add(Wish wish, ReadOnlySpan<long> ids)
    {
        if (ids.IsEmpty)
            return -1;
        if (!free.TryPop(out var number))
        {
            number = wishes.Count;
            wishes.Add(null);
            words.Add(null);
            holders.Add(default);
        }

        var faults = new List<(string, string)>();
        var rules = KeywordRules.Read(wish.Keywords, wish.Exclude, (keyword, reason) => faults.Add((keyword, reason)));
        holders[number] = subscriptions.Copy(ids);
        wishes[number] = wish;
        words[number] = filing.Add(number, wish, rules, Holders.Of(holders[number], subscriptions));
        numbers.Add(wish, number);
        if (faults.Count > 0)
            unreadable.Add(number, faults);
        return number;
    }

    private delegate void ListChange(ref Slice list);

    private void Change(int number, ListChange change)
    {
        var wish = wishes[number]!;
        ref var list = ref CollectionsMarshal.AsSpan(holders)[number];
        var before = Holders.Of(list, subscriptions);
        change(ref list);
        var rules = KeywordRules.Read(wish.Keywords, wish.Exclude);
        filing.Change(number, wish, rules, words[number], before, list.Count == 0 ? default : Holders.Of(list, subscriptions));
        if (list.Count > 0)
            return;
        numbers.Remove(wish);
        unreadable.Remove(number);
        (wishes[number], words[number]) = (null, null);
        free.Push(number);
    }
}
