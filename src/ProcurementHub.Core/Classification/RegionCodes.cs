using ProcurementHub.Core.Notices;

namespace ProcurementHub.Core.Classification;

/// <summary>Codes of regions as notices and people write them, whether the tree has them or not.</summary>
public static class RegionCodes
{
    /// <summary>Other codes of a place give its code in the tree; a code that the tree does not have stands for itself.</summary>
    public static string Canonical(string code, RegionTree tree) => tree.Find(code)?.Code ?? code.Trim().ToUpperInvariant();

    /// <summary>What lies around a region. The form of a code names its country even when the tree has no such region.</summary>
    public static IReadOnlyList<string> Around(string code, RegionTree tree) =>
        tree.Find(code) is not null ? tree.Ancestors(code)
        : code.Length > 3 && code[2] == '-' ? [code[..2]]
        : [];

    /// <summary>
    /// The region anywhere in which the contract may be carried out: of a district that is only the entity's seat its
    /// province, since an entity buys for more than the district of its seat.
    /// </summary>
    public static string Roughly(string code, RegionBasis basis, RegionTree tree) =>
        basis == RegionBasis.EntitySeat && tree.Find(code) is { Level: RegionLevel.District, Parent: { } province } ? province : code;
}
