using System.Diagnostics.CodeAnalysis;
using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Subscriptions;

namespace ProcurementHub.Matching;

/// <summary>
/// All active subscriptions, filed by region and sector, and those with keywords by a term that must stand in
/// the notice. What a notice costs follows from how many subscriptions it reaches, not from how many there are.
/// Immutable after <see cref="Build"/>: any number of <see cref="Matcher"/>s may share it.
/// </summary>
public sealed class SubscriptionIndex
{
    /// <summary>Stands for "any region" and "any sector"; no code is empty.</summary>
    internal const string Any = "";

    private readonly Dictionary<string, Dictionary<string, Postings>> byRegion = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> wantedInside = new(StringComparer.Ordinal);
    private readonly List<long> ids = [];
    private readonly List<Guard?> guards = [];
    private readonly List<UnreadableKeyword> unreadable = [];

    private SubscriptionIndex(RegionTree tree) => Tree = tree;

    public int Count => ids.Count;

    /// <summary>Keywords that were left aside. See <see cref="KeywordRules.Read"/> for what that means.</summary>
    public IReadOnlyList<UnreadableKeyword> Unreadable => unreadable;

    internal RegionTree Tree { get; }

    public static SubscriptionIndex Build(
        IEnumerable<(long SubscriptionId, SubscriptionCriteria Criteria)> subscriptions, RegionTree tree)
    {
        var index = new SubscriptionIndex(tree);
        foreach (var (id, criteria) in subscriptions)
            index.Add(id, criteria);
        return index;
    }

    internal long IdOf(int ordinal) => ids[ordinal];

    /// <exception cref="InvalidOperationException">The subscription is plain and has none.</exception>
    internal Guard GuardOf(int ordinal) =>
        guards[ordinal] ?? throw new InvalidOperationException("A plain subscription has no guard.");

    internal bool TryFind(string region, [NotNullWhen(true)] out Dictionary<string, Postings>? bySector) =>
        byRegion.TryGetValue(region, out bySector);

    /// <summary>The regions inside this one that some subscription asks for.</summary>
    internal IReadOnlyList<string> WantedInside(string region) =>
        wantedInside.TryGetValue(region, out var inside) ? inside : [];

    private void Add(long id, SubscriptionCriteria criteria)
    {
        var rules = KeywordRules.Read(criteria.Keywords, criteria.Exclude,
            (keyword, reason) => unreadable.Add(new UnreadableKeyword(id, keyword, reason)));
        var guard = new Guard(Categories.MaskOf(criteria.Categories), rules, new AmountBounds(criteria.MinAmount, criteria.MaxAmount));
        var anchors = AnchorsOf(rules);
        var regions = OrAny(criteria.Regions.Select(code => RegionCodes.Canonical(code, Tree)));
        var sectors = OrAny(criteria.Sectors);

        var ordinal = ids.Count;
        ids.Add(id);
        guards.Add(guard.IsPlain ? null : guard);
        var entry = regions.Count * sectors.Count * Math.Max(1, anchors.Count) > 1 ? ~ordinal : ordinal;
        foreach (var region in regions)
        {
            foreach (var sector in sectors)
                At(region, sector).Add(entry, guard, anchors);
        }
    }

    private Postings At(string region, string sector)
    {
        if (!byRegion.TryGetValue(region, out var bySector))
        {
            byRegion.Add(region, bySector = new Dictionary<string, Postings>(StringComparer.Ordinal));
            foreach (var around in RegionCodes.Around(region, Tree))
            {
                if (!wantedInside.TryGetValue(around, out var inside))
                    wantedInside.Add(around, inside = []);
                inside.Add(region);
            }
        }

        if (!bySector.TryGetValue(sector, out var postings))
            bySector.Add(sector, postings = new Postings());
        return postings;
    }

    /// <summary>Empty when some keyword may hit any notice, or when there are no keywords.</summary>
    private static HashSet<string> AnchorsOf(KeywordRules rules)
    {
        var anchors = new HashSet<string>(StringComparer.Ordinal);
        foreach (var query in rules.Wanted)
        {
            if (Anchor.Of(query) is not { } keys)
                return [];
            anchors.UnionWith(keys);
        }
        return anchors;
    }

    private static List<string> OrAny(IEnumerable<string> codes)
    {
        var distinct = codes.Distinct(StringComparer.Ordinal).ToList();
        return distinct.Count == 0 ? [Any] : distinct;
    }
}
