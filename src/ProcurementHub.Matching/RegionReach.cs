using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Notices;

namespace ProcurementHub.Matching;

/// <summary>
/// Which wanted regions one notice reaches. A lost alert is worse than one too many, so a place that is known
/// only roughly reaches every wanted region that it may be, and the reason says that it is known only roughly:
/// a whole country, a department for a province in it, no place at all for regions of the source's country.
/// A notice without a place from a source without a country reaches nobody who asks for regions. An entity buys for
/// more than the district of its seat: the seat reaches the other districts of its province, as one known roughly.
/// </summary>
internal sealed class RegionReach
{
    private readonly RegionTree tree;
    private readonly List<(string Code, RegionBasis Basis)> places = [];
    private readonly string? country;

    internal RegionReach(NoticeToMatch notice, RegionTree tree)
    {
        this.tree = tree;
        foreach (var place in notice.Content.Regions.OrderBy(place => place.Basis))
            places.Add((RegionCodes.Canonical(place.Code, tree), place.Basis));
        country = notice.Country is null ? null : RegionCodes.Canonical(notice.Country, tree);
    }

    /// <summary>Whether a subscription's region is reached in one way only, however many it has.</summary>
    internal bool IsOnePlace => places.Count <= 1;

    /// <summary>
    /// By what a wanted region is reached: by being one of these itself, or by lying inside one. Of one place never
    /// by both, since wanted regions do not lie in each other.
    /// </summary>
    internal void Visit(Action<string> itself, Action<string> inside)
    {
        foreach (var (code, basis) in places)
        {
            var roughly = RegionCodes.Roughly(code, basis, tree);
            itself(roughly);
            foreach (var around in RegionCodes.Around(roughly, tree))
                itself(around);
            inside(roughly);
        }

        if (places.Count > 0 || country is null)
            return;
        itself(country);
        inside(country);
    }

    /// <summary>Why the notice reaches the wanted region, by the firmest of its places; null when it does not.</summary>
    internal MatchReason? Judge(string wanted)
    {
        MatchReason? vague = null;
        foreach (var (code, basis) in places)
        {
            if (code == wanted || RegionCodes.Around(code, tree).Contains(wanted))
                return new MatchReason(MatchCriterion.Region, wanted, BasisOf(basis), code);
            if (vague is null && RegionCodes.Around(wanted, tree).Contains(RegionCodes.Roughly(code, basis, tree)))
                vague = new MatchReason(MatchCriterion.Region, wanted, IsCountry(code) ? MatchBasis.Nationwide : MatchBasis.PlaceNotKnownMoreClosely, code);
        }

        if (places.Count == 0 && country is not null && (wanted == country || RegionCodes.Around(wanted, tree).Contains(country)))
            return new MatchReason(MatchCriterion.Region, wanted, MatchBasis.PlaceNotKnown, country);
        return vague;
    }

    private bool IsCountry(string code) => RegionCodes.Around(code, tree).Count == 0;

    private static MatchBasis BasisOf(RegionBasis basis) => basis switch
    {
        RegionBasis.PlaceOfExecution => MatchBasis.PlaceOfExecution,
        RegionBasis.EntitySeat => MatchBasis.EntitySeat,
        _ => MatchBasis.PlaceInText,
    };
}
