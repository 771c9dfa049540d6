using ProcurementHub.Core.Text;

namespace ProcurementHub.Matching;

/// <summary>What has to be looked at for each subscription by itself; sector and region are settled by where it is filed.</summary>
internal sealed record Guard(int Categories, KeywordRules Keywords, AmountBounds Amount)
{
    internal bool IsPlain => Keywords.Wanted.Count == 0 && Keywords.Excluded.Count == 0 && Amount.AreOpen;

    internal bool Holds(PreparedNotice notice) =>
        Matching.Categories.Holds(Categories, notice.Content.Category)
        && Amount.Hold(notice.Content.Amount)
        && (Keywords.Wanted.Count == 0 || AnyMatches(Keywords.Wanted, notice))
        && !AnyMatches(Keywords.Excluded, notice);

    /// <summary>Only for a notice for which the guard holds.</summary>
    internal void AddReasons(PreparedNotice notice, List<MatchReason> reasons)
    {
        if (Matching.Categories.Reason(Categories, notice.Content.Category) is { } category)
            reasons.Add(category);
        if (Keywords.Wanted.Count > 0)
            reasons.AddRange(KeywordReasons(notice));
        if (notice.AmountReason(Amount) is { } amount)
            reasons.Add(amount);
    }

    internal IEnumerable<MatchReason> KeywordReasons(PreparedNotice notice) =>
        from query in Keywords.Wanted
        where query.Matches(notice.Texts.All)
        select new MatchReason(MatchCriterion.Keyword, query.Text, notice.Texts.Locate(query), Words(query));

    private static bool AnyMatches(IReadOnlyList<KeywordQuery> queries, PreparedNotice notice)
    {
        for (var i = 0; i < queries.Count; i++)
        {
            if (queries[i].Matches(notice.Texts.All))
                return true;
        }
        return false;
    }

    private static string? Words(KeywordQuery query) =>
        query.Excluded.Count == 0 ? null : string.Join(' ', query.Required);
}
