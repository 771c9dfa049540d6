using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Notices;

namespace ProcurementHub.Matching;

/// <summary>A notice with all that matching asks of it worked out once.</summary>
internal sealed class PreparedNotice(NoticeToMatch notice, RegionTree tree)
{
    private NoticeTexts? texts;
    private HashSet<string>? anchors;
    private Dictionary<AmountBounds, MatchReason>? amountReasons;

    internal NoticeContent Content => notice.Content;

    internal RegionReach Reach { get; } = new(notice, tree);

    /// <summary>The surest first, one a sector.</summary>
    internal IReadOnlyList<MatchReason> Sectors { get; } = SectorReasons.Of(notice.Content.Sectors);

    internal NoticeTexts Texts => texts ??= NoticeTexts.Of(notice.Content);

    internal IReadOnlySet<string> Anchors => anchors ??= Texts.Anchors();

    /// <summary>Null when there are no bounds. People choose round numbers, so few reasons serve many.</summary>
    internal MatchReason? AmountReason(AmountBounds bounds)
    {
        if (bounds.AreOpen)
            return null;
        amountReasons ??= [];
        if (!amountReasons.TryGetValue(bounds, out var reason))
            amountReasons.Add(bounds, reason = bounds.Reason(notice.Content.Amount)!);
        return reason;
    }

    /// <summary>Firm places before rough ones, close ones before wide ones: the first is the reason to give.</summary>
    internal IReadOnlyList<MatchReason> RegionReasons(IEnumerable<string> wanted) =>
        [.. wanted
            .Select(Reach.Judge)
            .OfType<MatchReason>()
            .OrderBy(reason => reason.Basis)
            .ThenByDescending(reason => RegionCodes.Around(reason.Value, tree).Count)
            .ThenBy(reason => reason.Value, StringComparer.Ordinal)];
}
