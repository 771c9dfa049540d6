using System.Runtime.InteropServices;
using ProcurementHub.Core.Classification;

namespace ProcurementHub.Matching;

/// <summary>
/// Where subscriptions are filed, and the numbers that regions, sectors, words and guards have there. Under a region
/// stand those who ask for it, and apart from them those who ask for something inside it: a notice that is known
/// only to be somewhere in the country then costs one look, and not two thousand.
/// </summary>
internal sealed class Filings(RegionTree tree)
{
    /// <summary>For subscriptions that ask for any region, or any sector.</summary>
    internal const int Any = 0;

    /// <summary>Of 32 bytes each; what follows farther on the processor fetches unasked.</summary>
    private const int FilingsInLine = 2, FarthestTouched = 16;

    private readonly Numbers<string> regions = new(StringComparer.Ordinal);
    private readonly Numbers<string> sectors = new(StringComparer.Ordinal);
    private readonly HashSet<string> texts = new(StringComparer.Ordinal);
    private readonly Dictionary<PlaceKey, Place> places = [];
    private Slab<FiledSubscription> plain = new();
    private Slab<WordFiling> words = new();

    internal Vocabulary Vocabulary { get; } = new();

    internal Guards Guards { get; } = new();

    /// <summary>Whether words have to be looked for at all.</summary>
    internal bool HasWords { get; private set; }

    internal Place? Find(PlaceKey key) => places.GetValueOrDefault(key);

    internal ReadOnlySpan<FiledSubscription> Plain(Slice list) => plain.Of(list);

    internal ReadOnlySpan<WordFiling> Words(Slice list) => words.Of(list);

    /// <summary>Reads something of each list, so that it is at hand; the sum says nothing.</summary>
    internal int Touch(List<Slice> lists)
    {
        var sum = 0;
        foreach (var list in lists)
        {
            var filed = words.Of(list);
            for (var at = 0; at < filed.Length && at < FarthestTouched; at += FilingsInLine)
                sum += filed[at].Guard;
        }
        return sum;
    }

    /// <summary>Zero when nobody asks for it.</summary>
    internal int Sector(string code) => sectors.Find(code);

    /// <summary>Where those are who ask for this region; zero when nobody does.</summary>
    internal int Itself(string region) => 2 * regions.Find(region);

    /// <summary>Where those are who ask for a region that lies inside this one.</summary>
    internal int Inside(string region) => regions.Find(region) is var number and > 0 ? (2 * number) + 1 : 0;

    /// <summary>The same wish, holding its texts and guard in common with others.</summary>
    internal Wish Share(Wish wish) => wish.Sharing(Shared, Guards[Guards.Of(wish.Guard)]);

    /// <summary>Of subscriptions that are mostly met together near each other: by word, region, sector and guard.</summary>
    internal ulong Neighbourhood(Wish wish) => wish.HasWords
        ? (1UL << 63) | ((ulong)(wish.Keywords is [var first, ..] ? string.GetHashCode(first, StringComparison.Ordinal) & int.MaxValue : 0) << 32) | ((uint)FirstRegion(wish) << 8) | (byte)FirstSector(wish)
        : ((ulong)FirstRegion(wish) << 40) | ((ulong)(byte)FirstSector(wish) << 32) | (uint)Guards.Of(wish.Guard);

    private int FirstRegion(Wish wish) => wish.Regions is [var region, ..] ? regions.Of(region) : Any;

    private int FirstSector(Wish wish) => wish.Sectors is [var sector, ..] ? sectors.Of(sector) : Any;

    internal WishPlan Plan(Wish wish)
    {
        HasWords |= wish.HasWords;
        var faults = new List<(string, string)>();
        var rules = KeywordRules.Read(wish.Keywords, wish.Exclude, (keyword, reason) => faults.Add((keyword, reason)));
        var anchors = Anchor.Of(rules, Vocabulary.Weight);
        var keys =
            from region in wish.Regions.Length == 0 ? [Any] : Regions(wish.Regions)
            from sector in wish.Sectors.Length == 0 ? [Any] : wish.Sectors.Select(sectors.Of)
            select new PlaceKey(region, sector);
        return new WishPlan(
            [.. keys], Guards.Of(wish.Guard), [.. anchors.Select(Vocabulary.Filed).Distinct()],
            anchors.All(anchor => anchor.IsAll) ? null : WordCheck.Of(rules, Vocabulary), faults);
    }

    internal void Add(FiledSubscription subscription, WishPlan plan)
    {
        foreach (var key in plan.Places)
        {
            ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(places, key, out _);
            place ??= new Place();
            if (plan.Words.Length == 0)
                plain.Add(ref place.OfGuard(plan.Guard, Guards.Bits), subscription);
            foreach (var word in plan.Words)
                words.Add(ref place.OfAnchor(word.Anchor), plan.Filing(subscription, word));
        }
    }

    internal void Remove(FiledSubscription subscription, WishPlan plan)
    {
        foreach (var key in plan.Places)
        {
            var place = places[key];
            if (plan.Words.Length == 0)
                plain.Remove(ref place.OfGuard(plan.Guard, Guards.Bits), subscription);
            foreach (var word in plan.Words)
                words.Remove(ref place.OfAnchor(word.Anchor), plan.Filing(subscription, word));
        }
    }

    internal void Pack()
    {
        var (packed, packedWords) = (new Slab<FiledSubscription>(), new Slab<WordFiling>());
        foreach (var place in places.Values)
            place.Move(plain, packed, words, packedWords);
        packed.TrimExcess();
        packedWords.TrimExcess();
        (plain, words) = (packed, packedWords);
        Vocabulary.TrimExcess();
        regions.TrimExcess();
        sectors.TrimExcess();
        Guards.TrimExcess();
        texts.TrimExcess();
        places.TrimExcess();
    }

    /// <summary>What lies inside another wanted region is reached with that one.</summary>
    private IEnumerable<int> Regions(string[] codes)
    {
        var outermost = codes.Where(code => !RegionCodes.Around(code, tree).Any(codes.Contains));
        return outermost
            .SelectMany(code => RegionCodes.Around(code, tree).Select(around => (2 * regions.Of(around)) + 1).Prepend(2 * regions.Of(code)))
            .Distinct();
    }

    private string Shared(string text)
    {
        if (texts.TryGetValue(text, out var shared))
            return shared;
        texts.Add(text);
        return text;
    }
}
