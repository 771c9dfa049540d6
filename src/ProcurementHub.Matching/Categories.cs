using ProcurementHub.Core.Notices;

namespace ProcurementHub.Matching;

/// <summary>
/// Sets of categories as bits. A notice whose category is not known passes every set, and the reason says so:
/// the source's silence must not cost a firm its tender.
/// </summary>
internal static class Categories
{
    internal const int Any = 0;

    internal static int MaskOf(IEnumerable<ProcurementCategory> categories)
    {
        var mask = 0;
        foreach (var category in categories)
            mask |= BitOf(category);
        return mask;
    }

    internal static bool Holds(int mask, ProcurementCategory category) =>
        mask == Any || category == ProcurementCategory.Unknown || (mask & BitOf(category)) != 0;

    /// <summary>Null when the set is "any": then there is nothing to give a reason for.</summary>
    internal static MatchReason? Reason(int mask, ProcurementCategory category) =>
        mask == Any ? null
        : new MatchReason(MatchCriterion.Category, NoticeWords.Of(category),
            category == ProcurementCategory.Unknown ? MatchBasis.CategoryNotKnown : MatchBasis.CategoryStated);

    internal static IReadOnlyList<string> Words(int mask) =>
        [.. Enum.GetValues<ProcurementCategory>().Where(category => (mask & BitOf(category)) != 0).Select(NoticeWords.Of)];

    private static int BitOf(ProcurementCategory category) =>
        category == ProcurementCategory.Unknown ? 0 : 1 << ((int)category - 1);
}
