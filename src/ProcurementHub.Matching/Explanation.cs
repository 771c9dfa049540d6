using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Subscriptions;

namespace ProcurementHub.Matching;

/// <summary>What became of one criterion of a subscription.</summary>
/// <param name="Criterion">Which kind of wish.</param>
/// <param name="Held">Whether the notice meets it.</param>
/// <param name="Wanted">The subscription's values, of which one is enough (for exclusions: none may hold).</param>
/// <param name="Found">What the notice has to compare with; empty when the source says nothing.</param>
/// <param name="Reasons">How it held, the reason that an alert would give first; empty when it did not.</param>
public sealed record CriterionVerdict(
    MatchCriterion Criterion, bool Held, IReadOnlyList<string> Wanted, IReadOnlyList<string> Found, IReadOnlyList<MatchReason> Reasons);

/// <summary>Why a notice does or does not reach a subscription, criterion by criterion.</summary>
/// <param name="Verdicts">One for each criterion that the subscription has; empty when it asks for everything.</param>
/// <param name="Unreadable">Keywords that are left aside, each with the reason.</param>
public sealed record Explanation(IReadOnlyList<CriterionVerdict> Verdicts, IReadOnlyList<(string Keyword, string Reason)> Unreadable)
{
    private static readonly MatchReason[] everything = [new(MatchCriterion.Everything, "", MatchBasis.None)];

    public bool Matches => Verdicts.All(verdict => verdict.Held);

    /// <summary>What an alert gives as reasons; of use only for a match. Never empty.</summary>
    internal IReadOnlyList<MatchReason> Reasons =>
        Verdicts.SelectMany(verdict => verdict.Reasons).ToArray() is { Length: > 0 } reasons ? reasons : everything;

    /// <summary>Looks at every criterion, also after one that does not hold. Agrees with <see cref="Matcher"/> in every case.</summary>
    public static Explanation Of(NoticeToMatch notice, SubscriptionCriteria criteria, RegionTree tree) =>
        Of(new PreparedNotice(notice, tree), Wish.Of(criteria, tree));

    internal static Explanation Of(PreparedNotice notice, Wish wish)
    {
        var unreadable = new List<(string, string)>();
        var rules = KeywordRules.Read(wish.Keywords, wish.Exclude, (keyword, reason) => unreadable.Add((keyword, reason)));
        IEnumerable<CriterionVerdict?> verdicts =
        [
            OfSector(notice, wish), OfRegion(notice, wish), .. GuardVerdicts.Of(notice, wish.Guard), OfKeywords(notice, rules), OfExclusions(notice, rules),
        ];
        return new Explanation([.. verdicts.OfType<CriterionVerdict>().OrderBy(verdict => Array.IndexOf(order, verdict.Criterion))], unreadable);
    }

    private static readonly MatchCriterion[] order =
    [
        MatchCriterion.Sector, MatchCriterion.Region, MatchCriterion.Category, MatchCriterion.Keyword, MatchCriterion.Amount,
        MatchCriterion.ProcedureType, MatchCriterion.SmeReserved, MatchCriterion.WorkingDaysLeft, MatchCriterion.Kind, MatchCriterion.Exclusion,
    ];

    private static CriterionVerdict? OfSector(PreparedNotice notice, Wish wish) => wish.Sectors.Length == 0 ? null
        : Verdict(MatchCriterion.Sector, wish.Sectors, [.. notice.Sectors.Select(reason => reason.Value)],
            notice.Sectors.FirstOrDefault(reason => wish.Sectors.Contains(reason.Value)));

    private static CriterionVerdict? OfRegion(PreparedNotice notice, Wish wish) => wish.Regions.Length == 0 ? null
        : Verdict(MatchCriterion.Region, wish.Regions, [.. notice.Content.Regions.Select(place => place.Code)], notice.RegionReason(wish.Regions));

    private static CriterionVerdict? OfKeywords(PreparedNotice notice, KeywordRules rules)
    {
        if (rules.Wanted.Count == 0)
            return null;
        List<MatchReason> hits =
        [
            .. from query in rules.Wanted
               where query.Matches(notice.Texts.All)
               select new MatchReason(MatchCriterion.Keyword, query.Text, notice.Texts.Locate(query), query.Excluded.Count == 0 ? null : string.Join(' ', query.Required)),
        ];
        return new CriterionVerdict(
            MatchCriterion.Keyword, hits.Count > 0, [.. rules.Wanted.Select(query => query.Text)], [.. hits.Select(hit => hit.Value)], hits);
    }

    private static CriterionVerdict? OfExclusions(PreparedNotice notice, KeywordRules rules)
    {
        if (rules.Excluded.Count == 0)
            return null;
        var standing = rules.Excluded.Where(query => query.Matches(notice.Texts.All)).Select(query => query.Text).ToList();
        return new CriterionVerdict(MatchCriterion.Exclusion, standing.Count == 0, [.. rules.Excluded.Select(query => query.Text)], standing, []);
    }

    internal static CriterionVerdict Verdict(MatchCriterion criterion, IReadOnlyList<string> wanted, IReadOnlyList<string> found, MatchReason? reason) =>
        new(criterion, reason is not null, wanted, found, reason is null ? [] : [reason]);
}
