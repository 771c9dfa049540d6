using ProcurementHub.Core.Classification;

namespace ProcurementHub.Matching;

/// <summary>
/// A notice without any sector reaches those who ask for sectors only if they ask for "not known" too: else each
/// unclassified notice would reach everybody. It still reaches those who ask by keyword, region or category alone.
/// </summary>
internal static class SectorReasons
{
    private static readonly MatchReason[] notKnown = [new(MatchCriterion.Sector, Sector.NotKnown, MatchBasis.SectorNotKnown)];

    /// <summary>One reason for each sector of the notice, the surest first.</summary>
    internal static IReadOnlyList<MatchReason> Of(IReadOnlyList<SectorAssignment> sectors)
    {
        if (sectors.Count == 0)
            return notKnown;
        var reasons = new List<MatchReason>(sectors.Count);
        foreach (var sector in sectors.OrderBy(sector => sector.Basis).ThenByDescending(sector => sector.Confidence))
        {
            if (!reasons.Exists(reason => reason.Value == sector.Sector))
                reasons.Add(new MatchReason(MatchCriterion.Sector, sector.Sector, BasisOf(sector.Basis), sector.From));
        }
        return reasons;
    }

    private static MatchBasis BasisOf(SectorBasis basis) => basis switch
    {
        SectorBasis.Code => MatchBasis.ItemCode,
        SectorBasis.Text => MatchBasis.Words,
        _ => MatchBasis.Entity,
    };
}
