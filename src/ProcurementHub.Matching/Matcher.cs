namespace ProcurementHub.Matching;

/// <summary>
/// Finds the subscriptions that a notice reaches. Keeps scratch space between notices, so that each thread
/// needs its own; the index may be shared.
/// </summary>
public sealed class Matcher(SubscriptionIndex index)
{
    private readonly Filings filings = index.Filings;
    private readonly Met met = new();
    private readonly Rounds guards = new();
    private readonly NoticeTerms terms = new(index.Filings.Vocabulary);
    private readonly List<int> regions = [];
    private readonly List<int> sectors = [];
    private readonly List<Slice> lists = [];
    private int touched;

    /// <summary>Every subscription that the notice reaches, once each.</summary>
    public MatchList Match(NoticeToMatch notice)
    {
        var matches = new MatchList();
        Match(notice, matches);
        return matches;
    }

    /// <summary>The same in a list that was used before: where notices reach thousands, making lists is half the cost.</summary>
    public void Match(NoticeToMatch notice, MatchList matches)
    {
        var prepared = new PreparedNotice(notice, index.Tree);
        matches.Begin(prepared, index);
        var version = index.Version;
        met.Next(index.Numbers);
        guards.Next(filings.LastGuard);
        if (filings.HasWords)
            terms.Read(prepared.Texts);

        lists.Clear();
        FindPlaces(prepared);
        var isOnce = prepared.Reach.IsOnePlace && prepared.Sectors.Count == 1;
        foreach (var region in regions)
        {
            foreach (var sector in sectors)
            {
                if (filings.Find(new PlaceKey(region, sector)) is not { } place)
                    continue;
                Look(place, isOnce, prepared, matches);
                if (!place.HasAnchors)
                    continue;
                foreach (var anchor in terms.Anchors)
                {
                    if (place.Find(anchor) is { Count: > 0 } list)
                        lists.Add(list);
                }
            }
        }

        // All lists are far from each other in memory. Asked for one after the other they come together; waited for
        // one by one they would cost more than all the rest.
        touched = filings.Touch(lists);
        LookForWords(prepared, matches);

        if (index.Version != version)
            throw new InvalidOperationException("The index was changed while a notice was matched.");
    }

    private void FindPlaces(PreparedNotice notice)
    {
        regions.Clear();
        regions.Add(Filings.Any);
        notice.Reach.Visit(code => Add(regions, filings.Itself(code)), code => Add(regions, filings.Inside(code)));
        sectors.Clear();
        sectors.Add(Filings.Any);
        foreach (var sector in notice.Sectors)
            Add(sectors, filings.Sector(sector.Value));

        static void Add(List<int> places, int place)
        {
            if (place != Filings.Any && !places.Contains(place))
                places.Add(place);
        }
    }

    /// <param name="isOnce">Whether the notice can meet no subscription in two places.</param>
    private void Look(Place place, bool isOnce, PreparedNotice notice, MatchList matches)
    {
        var lists = place.Plain;
        for (var at = 0; at < lists.Length; at++)
        {
            if (!Holds(place.Guards[at], notice))
                continue;
            var filed = filings.Plain(lists[at]);
            if (isOnce)
            {
                matches.Add(filed);
                continue;
            }
            foreach (ref readonly var subscription in filed)
            {
                if (met.IsFirst(subscription.Number))
                    matches.Add(subscription);
            }
        }
    }

    private void LookForWords(PreparedNotice notice, MatchList matches)
    {
        foreach (var list in lists)
        {
            foreach (ref readonly var filing in filings.Words(list))
            {
                var (hasMore, also, not) = (filing.Guard < 0, filing.Words.Also, filing.Words.Not);
                if ((also != 0 && !terms.Has(also)) || (not != 0 && terms.Has(not)) || !Holds(hasMore ? ~filing.Guard : filing.Guard, notice))
                    continue;
                var subscription = filing.Subscription;
                if ((!hasMore || index.Wishes.CheckOf(subscription.Wish).Holds(terms)) && met.IsFirst(subscription.Number))
                    matches.Add(subscription);
            }
        }
    }

    private bool Holds(int guard, PreparedNotice notice) =>
        guards.IsKnown(guard) ? guards.Holds(guard) : guards.Set(guard, filings.Guard(guard).Holds(notice));
}
