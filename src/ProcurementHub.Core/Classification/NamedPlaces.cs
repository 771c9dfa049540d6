namespace ProcurementHub.Core.Classification;

/// <summary>The departments and provinces named in a notice, and what they come to together.</summary>
internal sealed class NamedPlaces(RegionTree tree)
{
    /// <summary>A text that names more is about a wider region than each.</summary>
    private const int Most = 5;

    private readonly List<Region> firsts = [];
    private readonly List<IReadOnlyList<Region>> provinces = [];

    internal void AddFirst(IReadOnlyList<Region> named)
    {
        if (named is [var only] && !firsts.Contains(only)) firsts.Add(only);
    }

    internal void AddProvince(IReadOnlyList<Region> candidates) => provinces.Add(candidates);

    /// <summary>Those that lie in one of the regions.</summary>
    internal List<Region> Within(IReadOnlyList<Region> candidates, IReadOnlyList<Region> around) =>
        [.. candidates.Where(candidate => around.Any(region => tree.IsWithin(candidate.Code, region.Code)))];

    /// <summary>
    /// Each province that lies in a department named, or else has no other of its name in the country; then the
    /// departments of which no province is named.
    /// </summary>
    internal IReadOnlyList<string> Conclude()
    {
        var codes = new List<string>();
        foreach (var candidates in provinces)
        {
            var possible = Within(candidates, firsts) is { Count: > 0 } inside ? inside : candidates;
            if (possible is [var only] && !codes.Contains(only.Code)) codes.Add(only.Code);
        }
        foreach (var first in firsts)
        {
            if (!codes.Exists(code => tree.IsWithin(code, first.Code))) codes.Add(first.Code);
        }
        return codes.Count <= Most ? codes : Wider(codes);
    }

    /// <summary>Departments for their provinces; where they are too many as well, the country.</summary>
    private List<string> Wider(List<string> codes)
    {
        codes = [.. codes.Select(code => tree.Ancestors(code) is [var first, _] ? first : code).Distinct()];
        return codes.Count <= Most ? codes : [tree.Ancestors(codes[0])[^1]];
    }
}
