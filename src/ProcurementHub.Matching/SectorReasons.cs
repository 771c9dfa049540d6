using ProcurementHub.Core.Classification;

namespace ProcurementHub.Matching;

/// <summary>
/// A notice without any sector reaches nobody who asks for sectors: else each unclassified notice would reach
/// everybody. It still reaches those who ask by keyword, region or category alone.
/// </summary>
internal static class SectorReasons
{
    /// <summary>One reason for each sector of the notice, the surest first.</summary>
    internal static List<MatchReason> Of(IReadOnlyList<SectorAssignment> sectors)
    {
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
