namespace ProcurementHub.Matching;

/// <summary>
/// Finds the subscriptions that a notice reaches. Keeps scratch space between notices, so that each thread
/// needs its own; the index may be shared.
/// </summary>
public sealed class Matcher(SubscriptionIndex index)
{
    private readonly Rounds met = new();
    private readonly Rounds guards = new();
    private readonly NoticeTerms terms = new(index.Filing.Vocabulary);
    private readonly List<int> regions = [];
    private readonly List<int> sectors = [];

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
        met.Next(index.WishNumbers);
        guards.Next(index.Filing.LastGuard);
        if (index.Filing.HasWords)
            terms.Read(prepared.Texts);

        FindPlaces(prepared);
        foreach (var region in regions)
        {
            foreach (var sector in sectors)
                InPlace(new PlaceKey(region, sector), prepared, matches);
        }

        if (index.Version != version)
            throw new InvalidOperationException("The index was changed while a notice was matched.");
    }

    private void FindPlaces(PreparedNotice notice)
    {
        var filing = index.Filing;
        regions.Clear();
        regions.Add(WishFiling.Any);
        notice.Reach.Visit(code => Add(regions, filing.Itself(code)), code => Add(regions, filing.Inside(code)));
        sectors.Clear();
        sectors.Add(WishFiling.Any);
        foreach (var sector in notice.Sectors)
            Add(sectors, filing.Sector(sector.Value));

        static void Add(List<int> places, int place)
        {
            if (place != WishFiling.Any && !places.Contains(place))
                places.Add(place);
        }
    }

    private void InPlace(PlaceKey key, PreparedNotice notice, MatchList matches)
    {
        if (index.Filing.Find(key) is not { } place)
            return;
        Look(place.Find(0), notice, matches);
        if (!place.HasAnchors)
            return;
        foreach (var anchor in terms.Anchors)
            Look(place.Find(anchor), notice, matches);
    }

    private void Look(Slice filed, PreparedNotice notice, MatchList matches)
    {
        foreach (ref readonly var filing in index.Filing.Of(filed))
        {
            // A wish is filed in several places, and its guard gives the same answer in each.
            var wish = filing.Wish;
            if (met.IsKnown(wish) || !Holds(filing.Guard, notice) || (filing.Also != 0 && !terms.Has(filing.Also)))
                continue;
            if (!met.Set(wish, !filing.HasMore || index.WordsOf(wish).Holds(terms)))
                continue;
            if (filing.Count == 1)
                matches.Add(filing.Only, wish);
            else
                matches.Add(index.SubscriptionsIn(filing.Subscriptions), wish);
        }
    }

    private bool Holds(int guard, PreparedNotice notice) =>
        guards.IsKnown(guard) ? guards.Holds(guard) : guards.Set(guard, index.Filing.Guard(guard).Holds(notice));
}
