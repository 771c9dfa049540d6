using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Notices;
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
    public bool Matches => Verdicts.All(verdict => verdict.Held);

    /// <summary>Looks at every criterion, also after one that does not hold. Agrees with <see cref="Matcher"/> in every case.</summary>
    public static Explanation Of(NoticeToMatch notice, SubscriptionCriteria criteria, RegionTree tree)
    {
        var unreadable = new List<(string, string)>();
        var rules = KeywordRules.Read(criteria.Keywords, criteria.Exclude, (keyword, reason) => unreadable.Add((keyword, reason)));
        var guard = new Guard(Categories.MaskOf(criteria.Categories), rules, new AmountBounds(criteria.MinAmount, criteria.MaxAmount));
        var prepared = new PreparedNotice(notice, tree);
        var content = notice.Content;
        var verdicts = new List<CriterionVerdict>();

        if (criteria.Sectors.Count > 0)
        {
            var reasons = prepared.Sectors.Where(reason => criteria.Sectors.Contains(reason.Value)).Take(1).ToList();
            Add(MatchCriterion.Sector, criteria.Sectors, [.. prepared.Sectors.Select(reason => reason.Value)], reasons);
        }

        if (criteria.Regions.Count > 0)
        {
            var wanted = criteria.Regions.Select(code => RegionCodes.Canonical(code, tree)).Distinct().ToList();
            Add(MatchCriterion.Region, wanted, [.. content.Regions.Select(place => place.Code)], [.. prepared.RegionReasons(wanted).Take(1)]);
        }

        if (guard.Categories != Categories.Any)
        {
            List<MatchReason> reasons = Categories.Holds(guard.Categories, content.Category)
                ? [Categories.Reason(guard.Categories, content.Category)!]
                : [];
            Add(MatchCriterion.Category, [.. criteria.Categories.Select(NoticeWords.Of)], [NoticeWords.Of(content.Category)], reasons);
        }

        if (rules.Wanted.Count > 0)
        {
            var hits = guard.KeywordReasons(prepared).ToList();
            Add(MatchCriterion.Keyword, [.. rules.Wanted.Select(query => query.Text)], [.. hits.Select(hit => hit.Value)], hits);
        }

        if (!guard.Amount.AreOpen)
        {
            List<MatchReason> reasons = guard.Amount.Hold(content.Amount) ? [guard.Amount.Reason(content.Amount)!] : [];
            Add(MatchCriterion.Amount, [guard.Amount.ToString()],
                content.Amount.State == AmountState.Published ? [AmountBounds.Written(content.Amount)] : [], reasons);
        }

        if (rules.Excluded.Count > 0)
        {
            var standing = rules.Excluded.Where(query => query.Matches(prepared.Texts.All)).Select(query => query.Text).ToList();
            verdicts.Add(new CriterionVerdict(
                MatchCriterion.Exclusion, standing.Count == 0, [.. rules.Excluded.Select(query => query.Text)], standing, []));
        }

        return new Explanation(verdicts, unreadable);

        void Add(MatchCriterion criterion, IReadOnlyList<string> wanted, IReadOnlyList<string> found, IReadOnlyList<MatchReason> reasons) =>
            verdicts.Add(new CriterionVerdict(criterion, reasons.Count > 0, wanted, found, reasons));
    }
}
