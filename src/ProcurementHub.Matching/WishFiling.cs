using System.Runtime.InteropServices;
using ProcurementHub.Core.Classification;

namespace ProcurementHub.Matching;

/// <summary>Where wishes are filed, and the numbers that regions, sectors, words and guards have there.</summary>
internal sealed class WishFiling(RegionTree tree)
{
    private readonly Numbers<string> regions = new(StringComparer.Ordinal);
    private readonly Numbers<string> sectors = new(StringComparer.Ordinal);
    private readonly Numbers<Guard> guards = new();
    private readonly HashSet<string> texts = new(StringComparer.Ordinal);
    private readonly Dictionary<PlaceKey, Place> places = [];
    private Slab<Filing> filings = new();

    /// <summary>For wishes that are the same for every region, and every sector.</summary>
    internal const int Any = 0;

    internal Vocabulary Vocabulary { get; } = new();

    /// <summary>The highest number that a guard has.</summary>
    internal int LastGuard => guards.Last;

    /// <summary>Whether words have to be looked for at all.</summary>
    internal bool HasWords { get; private set; }

    internal Guard Guard(int number) => guards[number];

    internal Place? Find(PlaceKey key) => places.GetValueOrDefault(key);

    internal ReadOnlySpan<Filing> Of(Slice list) => filings.Of(list);

    /// <summary>Zero when nobody asks for it.</summary>
    internal int Sector(string code) => sectors.Find(code);

    /// <summary>Where those are who ask for this region; zero when nobody does.</summary>
    internal int Itself(string region) => 2 * regions.Find(region);

    /// <summary>Where those are who ask for a region that lies inside this one.</summary>
    internal int Inside(string region) => regions.Find(region) is var number and > 0 ? (2 * number) + 1 : 0;

    /// <summary>The same wish, holding its texts and guard in common with others.</summary>
    internal Wish Share(Wish wish) => wish.Sharing(Shared, guards[guards.Of(wish.Guard)]);

    /// <summary>Wishes that are mostly met together have keys near each other.</summary>
    internal (int Word, int Region, int Sector, int Guard) Neighbourhood(Wish wish) => (
        wish.HasWords ? 1 + (wish.Keywords is [var first, ..] ? Vocabulary.Term(first) : 0) : 0,
        wish.Regions is [var region, ..] ? regions.Of(region) : 0,
        wish.Sectors is [var sector, ..] ? sectors.Of(sector) : 0,
        guards.Of(wish.Guard));

    /// <returns>What <see cref="WordCheck"/> needs; null when there is nothing to look for.</returns>
    internal int[]? Add(int number, Wish wish, KeywordRules rules, Holders holders)
    {
        HasWords |= wish.HasWords;
        var anchors = Anchor.Of(rules);
        var words = WordCheck.Of(rules, anchors, Vocabulary);
        var guard = guards.Of(wish.Guard);
        var filed = Filed(anchors);
        foreach (var key in Keys(wish))
        {
            ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(places, key, out _);
            place ??= new Place();
            foreach (var anchor in filed)
                filings.Add(ref place.At(anchor.Key), new Filing(number, guard, anchor, words is not null, holders));
        }
        return words;
    }

    /// <summary>After the wish got or lost a subscription.</summary>
    internal void Change(int number, Wish wish, KeywordRules rules, int[]? words, Holders before, Holders after)
    {
        var guard = guards.Of(wish.Guard);
        var filed = Filed(Anchor.Of(rules));
        foreach (var key in Keys(wish))
        {
            foreach (var anchor in filed)
            {
                ref var list = ref places[key].At(anchor.Key);
                var old = new Filing(number, guard, anchor, words is not null, before);
                if (after.Count > 0)
                    filings.Replace(list, old, new Filing(number, guard, anchor, words is not null, after));
                else
                    filings.Remove(ref list, old);
            }
        }
    }

    internal void Pack()
    {
        var packed = new Slab<Filing>();
        foreach (var place in places.Values)
            place.Move(filings, packed);
        packed.TrimExcess();
        filings = packed;
        places.TrimExcess();
        Vocabulary.TrimExcess();
        regions.TrimExcess();
        sectors.TrimExcess();
        guards.TrimExcess();
        texts.TrimExcess();
    }

    private FiledAnchor[] Filed(IReadOnlyList<Anchor> anchors) => anchors.Count == 0 ? [default]
        : [.. anchors.Select(anchor => new FiledAnchor(Vocabulary.AnchorOf(anchor.Key), anchor.Also is null ? 0 : Vocabulary.Code(anchor.Also)))];

    private IEnumerable<PlaceKey> Keys(Wish wish) =>
        from region in wish.Regions.Length == 0 ? [Any] : Regions(wish.Regions)
        from sector in wish.Sectors.Length == 0 ? [Any] : wish.Sectors.Select(sectors.Of)
        select new PlaceKey(region, sector);

    private IEnumerable<int> Regions(string[] codes) => codes.SelectMany(code =>
        RegionCodes.Around(code, tree).Select(around => (2 * regions.Of(around)) + 1).Prepend(2 * regions.Of(code))).Distinct();

    private string Shared(string text)
    {
        if (texts.TryGetValue(text, out var shared))
            return shared;
        texts.Add(text);
        return text;
    }
}
