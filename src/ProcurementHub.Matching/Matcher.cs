namespace ProcurementHub.Matching;

/// <summary>
/// Finds the subscriptions that a notice reaches. Keeps scratch space between notices, so that each thread
/// needs its own; the index may be shared.
/// </summary>
public sealed class Matcher(SubscriptionIndex index)
{
    private readonly int[] metIn = new int[index.Count];
    private int round;

    /// <summary>Every subscription that the notice reaches, once each, with the strongest reason for each criterion.</summary>
    public IReadOnlyList<Match> Match(NoticeToMatch notice)
    {
        var matches = new List<Match>();
        Match(notice, matches);
        return matches;
    }

    /// <summary>Adds to a list that the caller may use again: where notices reach thousands, making lists is half the cost.</summary>
    public void Match(NoticeToMatch notice, List<Match> matches)
    {
        NextRound();
        var prepared = new PreparedNotice(notice, index.Tree);

        // The strongest reasons come first: a subscription that is filed in several places is met there first.
        var candidates = prepared.Reach.Candidates(index.WantedInside).Where(region => index.TryFind(region, out _));
        foreach (var region in prepared.RegionReasons(candidates))
            InRegion(region.Value, region, prepared, matches);
        InRegion(SubscriptionIndex.Any, null, prepared, matches);
    }

    private void InRegion(string code, MatchReason? region, PreparedNotice notice, List<Match> matches)
    {
        if (!index.TryFind(code, out var bySector))
            return;
        foreach (var sector in notice.Sectors)
        {
            if (bySector.TryGetValue(sector.Value, out var postings))
                InPostings(postings, sector, region, notice, matches);
        }
        if (bySector.TryGetValue(SubscriptionIndex.Any, out var any))
            InPostings(any, null, region, notice, matches);
    }

    private void InPostings(Postings postings, MatchReason? sector, MatchReason? region, PreparedNotice notice, List<Match> matches)
    {
        foreach (var mask in Categories.MasksFor(notice.Content.Category))
        {
            if (postings.Plain[mask] is not { } entries)
                continue;
            IReadOnlyList<MatchReason> shared = Reasons(sector, region, Categories.Reason(mask, notice.Content.Category));
            foreach (var entry in entries)
            {
                if (IsFirstMeeting(entry, out var ordinal))
                    matches.Add(new Match(index.IdOf(ordinal), shared));
            }
        }

        InGuarded(postings.Guarded, sector, region, notice, matches);
        if (postings.Anchored.Count == 0)
            return;
        foreach (var anchor in notice.Anchors)
        {
            if (postings.Anchored.TryGetValue(anchor, out var entries))
                InGuarded(entries, sector, region, notice, matches);
        }
    }

    private void InGuarded(List<int> entries, MatchReason? sector, MatchReason? region, PreparedNotice notice, List<Match> matches)
    {
        foreach (var entry in entries)
        {
            if (!IsFirstMeeting(entry, out var ordinal))
                continue;
            var guard = index.GuardOf(ordinal);
            if (!guard.Holds(notice))
                continue;
            var reasons = Reasons(sector, region, null, everything: false);
            guard.AddReasons(notice, reasons);
            if (reasons.Count == 0)
                reasons.Add(Everything);
            matches.Add(new Match(index.IdOf(ordinal), reasons));
        }
    }

    /// <summary>A guard gives the same answer wherever its subscription is filed, so one meeting is enough either way.</summary>
    private bool IsFirstMeeting(int entry, out int ordinal)
    {
        if (entry >= 0)
        {
            ordinal = entry;
            return true;
        }

        ordinal = ~entry;
        if (metIn[ordinal] == round)
            return false;
        metIn[ordinal] = round;
        return true;
    }

    private void NextRound()
    {
        if (round == int.MaxValue)
        {
            Array.Clear(metIn);
            round = 0;
        }
        round++;
    }

    internal static MatchReason Everything { get; } = new(MatchCriterion.Everything, "", MatchBasis.None);

    private static List<MatchReason> Reasons(MatchReason? sector, MatchReason? region, MatchReason? category, bool everything = true)
    {
        var reasons = new List<MatchReason>(3);
        if (sector is not null)
            reasons.Add(sector);
        if (region is not null)
            reasons.Add(region);
        if (category is not null)
            reasons.Add(category);
        if (everything && reasons.Count == 0)
            reasons.Add(Everything);
        return reasons;
    }
}
