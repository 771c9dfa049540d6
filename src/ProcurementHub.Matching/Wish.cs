using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Subscriptions;

namespace ProcurementHub.Matching;

/// <summary>
/// What a subscription asks for, apart from whose it is. Many subscriptions ask for exactly the same, and a notice is
/// compared with what they ask once for all of them.
/// </summary>
internal sealed class Wish : IEquatable<Wish>
{
    private readonly int hash;

    private Wish(string[] sectors, string[] regions, Guard guard, string[] keywords, string[] exclude)
    {
        (Sectors, Regions, Guard, Keywords, Exclude) = (sectors, regions, guard, keywords, exclude);
        var parts = new HashCode();
        parts.Add(guard);
        foreach (var text in (ReadOnlySpan<string[]>)[sectors, regions, keywords, exclude])
        {
            parts.Add(text.Length);
            foreach (var one in text)
                parts.Add(one, StringComparer.Ordinal);
        }
        hash = parts.ToHashCode();
    }

    /// <summary>In the order of their codes; empty for any.</summary>
    internal string[] Sectors { get; }

    /// <summary>As the tree writes them, in the order of their codes; empty for any.</summary>
    internal string[] Regions { get; }

    internal Guard Guard { get; }

    internal string[] Keywords { get; }

    internal string[] Exclude { get; }

    internal bool HasWords => Keywords.Length + Exclude.Length > 0;

    internal static Wish Of(SubscriptionCriteria criteria, RegionTree tree) => new(
        Ordered([.. criteria.Sectors]), Ordered(RegionsOf(criteria, tree)), Guard.Of(criteria), [.. criteria.Keywords], [.. criteria.Exclude]);

    /// <summary>The same with texts and guard that other wishes hold too.</summary>
    internal Wish Sharing(Converter<string, string> text, Guard guard) => new(
        Array.ConvertAll(Sectors, text), Array.ConvertAll(Regions, text), guard, Array.ConvertAll(Keywords, text), Array.ConvertAll(Exclude, text));

    public bool Equals(Wish? other) =>
        other is not null && hash == other.hash && Guard == other.Guard
        && Sectors.AsSpan().SequenceEqual(other.Sectors) && Regions.AsSpan().SequenceEqual(other.Regions)
        && Keywords.AsSpan().SequenceEqual(other.Keywords) && Exclude.AsSpan().SequenceEqual(other.Exclude);

    public override bool Equals(object? obj) => Equals(obj as Wish);

    public override int GetHashCode() => hash;

    private static string[] RegionsOf(SubscriptionCriteria criteria, RegionTree tree)
    {
        var codes = new string[criteria.Regions.Count];
        for (var at = 0; at < codes.Length; at++)
            codes[at] = RegionCodes.Canonical(criteria.Regions[at], tree);
        return codes;
    }

    /// <summary>Each once.</summary>
    private static string[] Ordered(string[] codes)
    {
        if (codes.Length < 2)
            return codes;
        Array.Sort(codes, StringComparer.Ordinal);
        return [.. codes.Where((code, at) => at == 0 || code != codes[at - 1])];
    }
}
