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
}
