using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Subscriptions;
using ProcurementHub.Core.Text;
using ProcurementHub.Matching;

namespace ProcurementHub.Benchmarks.Matching;

/// <summary>Every subscription with every notice, the cheapest criterion first; words are read once, for both sides.</summary>
internal sealed class ObviousLoop(IEnumerable<(long Id, SubscriptionCriteria Criteria)> subscriptions)
{
    private sealed record Wanted(long Id, SubscriptionCriteria Criteria, IReadOnlyList<KeywordQuery> Keywords, IReadOnlyList<KeywordQuery> Exclude);

    private static readonly RegionTree tree = RegionTree.Standard;

    private readonly List<Wanted> wanted = [.. subscriptions.Select(one => new Wanted(one.Id, one.Criteria, Read(one.Criteria.Keywords), Read(one.Criteria.Exclude)))];

    public int Count => wanted.Count;

    public IEnumerable<long> Match(NoticeToMatch notice)
    {
        var content = notice.Content;
        var texts = SearchedTexts.Of(content).Select(part => part.Text).ToArray();
        foreach (var one in wanted)
        {
            var criteria = one.Criteria;
            if (criteria.Sectors.Count > 0 && !content.Sectors.Any(own => criteria.Sectors.Contains(own.Sector)))
                continue;
            if (criteria.Categories.Count > 0 && content.Category != ProcurementCategory.Unknown && !criteria.Categories.Contains(content.Category))
                continue;
            if (content.Amount.Value is { } amount && (amount < criteria.MinAmount || amount > criteria.MaxAmount))
                continue;
            if ((criteria.OnlySmeReserved && content.SmeReserved != true) || notice.WorkingDaysLeft < criteria.MinWorkingDaysLeft)
                continue;
            if (criteria.Kinds.Count > 0 && !criteria.Kinds.Contains(notice.Kind))
                continue;
            if (criteria.Regions.Count > 0 && !criteria.Regions.Any(region => Reaches(notice, region)))
                continue;
            if (one.Keywords.Count > 0 && !one.Keywords.Any(query => query.Matches(texts)))
                continue;
            if (one.Exclude.Any(query => query.Matches(texts)))
                continue;
            yield return one.Id;
        }
    }

    private static bool Reaches(NoticeToMatch notice, string wanted) => notice.Content.Regions.Count > 0
        ? notice.Content.Regions.Any(place => tree.IsWithin(place.Code, wanted) || tree.IsWithin(wanted, RegionCodes.Roughly(place.Code, place.Basis, tree)))
        : notice.Country is { } country && tree.IsWithin(wanted, country);

    private static List<KeywordQuery> Read(IReadOnlyList<string> texts) => [.. texts.Select(text => KeywordQuery.Parse(text).Value)];
}
