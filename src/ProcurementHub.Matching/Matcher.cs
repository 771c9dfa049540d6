namespace ProcurementHub.Matching;

/// <summary>
/// Finds the subscriptions that a notice reaches. Keeps scratch space between notices, so that each thread
/// needs its own; the index may be shared.
/// <para>
/// What it reads is far apart in memory. So it first touches all that it will read next: asked for one after the other
/// it comes together, waited for one by one it would cost more than all the rest.
/// </para>
/// </summary>
public sealed class Matcher(SubscriptionIndex index)
{
    private readonly Filings filings = index.Filings;
    private readonly Met met = new();
    private readonly Rounds closer = new();
    private readonly NoticeTerms terms = new(index.Filings.Vocabulary);
    private readonly List<int> regions = [];
    private readonly List<int> sectors = [];
    private readonly List<Place> places = [];
    private readonly List<Slice> wordLists = [];
    private Slice[] lists = new Slice[256];
    private int listCount;
    private ulong failed;
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
        closer.Next(filings.Guards.Last);
        failed = filings.Guards.FailedBy(prepared);
        if (filings.HasWords)
            terms.Read(prepared.Texts);

        FindPlaces(prepared);
        FindLists(prepared);
        var isOnce = prepared.Reach.IsOnePlace && prepared.Sectors.Count == 1;
        var marked = 0;
        if (isOnce)
            marked = AddAll(matches);
        else
            AddUnmet(matches);
        touched += filings.Touch(wordLists);
        LookForWords(prepared, matches);
        met.Forget(matches.Found[marked..]);

        if (index.Version != version)
            throw new InvalidOperationException("The index was changed while a notice was matched.");
    }

    private void FindLists(PreparedNotice notice)
    {
        listCount = 0;
        wordLists.Clear();
        foreach (var place in places)
        {
            FindPlain(place, notice);
            if (place.HasAnchors)
                touched += place.Touch(terms.Anchors);
        }

        foreach (var place in places)
        {
            if (!place.HasAnchors)
                continue;
            foreach (var anchor in terms.Anchors)
            {
                if (place.Find(anchor) is { Count: > 0 } list)
                    wordLists.Add(list);
            }
        }
    }

    /// <summary>Those whose guard holds.</summary>
    private void FindPlain(Place place, PreparedNotice notice)
    {
        var bits = place.Bits;
        var plain = place.Plain[..bits.Length];
        if (listCount + bits.Length > lists.Length)
            Array.Resize(ref lists, Math.Max(listCount + bits.Length, 2 * lists.Length));
        var (found, count) = (lists, listCount);
        for (var at = 0; at < bits.Length; at++)
        {
            found[count] = plain[at];
            if ((bits[at] & Guards.LookCloser) == 0)
                count += (bits[at] & failed) == 0 ? 1 : 0;
            else if (Holds(place.Guards[at], bits[at], notice))
                count++;
        }
        listCount = count;
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
        places.Clear();
        foreach (var region in regions)
        {
            foreach (var sector in sectors)
            {
                if (filings.Find(new PlaceKey(region, sector)) is { } place)
                    places.Add(place);
            }
        }

        static void Add(List<int> numbers, int number)
        {
            if (number != Filings.Any && !numbers.Contains(number))
                numbers.Add(number);
        }
    }

    /// <summary>For a notice that can meet no subscription in two places.</summary>
    /// <returns>How many.</returns>
    private int AddAll(MatchList matches)
    {
        foreach (var list in lists.AsSpan(0, listCount))
        {
            filings.Plain(list).CopyTo(matches.Room(list.Count));
            matches.Add(list.Count);
        }
        return matches.Count;
    }

    private void AddUnmet(MatchList matches)
    {
        foreach (var list in lists.AsSpan(0, listCount))
        {
            var room = matches.Room(list.Count);
            var count = 0;
            foreach (ref readonly var subscription in filings.Plain(list))
            {
                room[count] = subscription;
                count += met.Mark(subscription.Number, true);
            }
            matches.Add(count);
        }
    }

    private void LookForWords(PreparedNotice notice, MatchList matches)
    {
        var bitsOf = filings.Guards.Bits;
        foreach (var list in wordLists)
        {
            var room = matches.Room(list.Count);
            var count = 0;
            var (also, not, stand) = (0, 0, true);
            foreach (ref readonly var filing in filings.Words(list))
            {
                // Those that ask for the same words lie side by side.
                if (filing.Words.Also != also || filing.Words.Not != not)
                {
                    (also, not) = (filing.Words.Also, filing.Words.Not);
                    stand = terms.Stand(also, not);
                }
                if (!stand)
                    continue;
                room[count] = filing.Subscription;
                var bits = bitsOf[filing.Guard];
                var holds = (bits & failed) == 0;
                if ((bits & Guards.LookCloser) != 0)
                    holds = Holds(filing.Guard, bits, notice);
                if (filing.HasMore)
                    holds = holds && index.Wishes.CheckOf(filing.Subscription.Wish).Holds(terms);
                count += met.Mark(filing.Subscription.Number, holds);
            }
            matches.Add(count);
        }
    }

    private bool Holds(int guard, ulong bits, PreparedNotice notice) => (bits & failed) == 0
        && (closer.IsKnown(guard) ? closer.Holds(guard) : closer.Set(guard, filings.Guards[guard].Holds(notice)));
}
