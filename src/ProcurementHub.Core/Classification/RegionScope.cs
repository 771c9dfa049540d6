namespace ProcurementHub.Core.Classification;

/// <summary>
/// Which codes lie in a region, as a search asks for them: the region's own code, or any that begins in one way.
/// A department's own code is another one's kind than those of its provinces (PE-LIM, PE-1501), so the beginning of a
/// code alone does not tell.
/// </summary>
/// <param name="Code">The region itself; a code that the tree does not have stands for itself.</param>
/// <param name="Beginning">How the codes of all other regions in it begin, and no other region's; null where there are none.</param>
/// <param name="Around">The regions around it, the closest first: a notice of one of them may be about this one.</param>
public sealed record RegionScope(string Code, string? Beginning, IReadOnlyList<string> Around)
{
    /// <summary>
    /// Of a district the province. An entity buys for more than the district of its seat: a notice of which only the
    /// seat is known, and which lies beside this district, may be about this one as well.
    /// </summary>
    public string? SeatsIn { get; private init; }

    public bool Holds(string code) =>
        string.Equals(code, Code, StringComparison.OrdinalIgnoreCase)
        || (Beginning is not null && code.StartsWith(Beginning, StringComparison.OrdinalIgnoreCase));

    internal static RegionScope Of(RegionTree tree, string code)
    {
        if (tree.Find(code) is not { } region)
            return new(code, code.Length == 2 ? code + "-" : null, RegionCodes.Around(code, tree));
        var beginning = region.Level == RegionLevel.Country ? region.Code + "-" : null;
        if (beginning is null && tree.Children(region.Code) is [var first, ..] children)
        {
            beginning = first.Code;
            foreach (var child in children)
                beginning = beginning[..beginning.AsSpan().CommonPrefixLength(child.Code)];
        }

        return new(region.Code, beginning, tree.Ancestors(region.Code)) { SeatsIn = region.Level == RegionLevel.District ? region.Parent : null };
    }
}
