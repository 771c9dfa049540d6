using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Notices;

namespace ProcurementHub.Matching;

/// <summary>A notice with all that matching asks of it worked out once.</summary>
internal sealed class PreparedNotice(NoticeToMatch notice, RegionTree tree)
{
    private NoticeTexts? texts;
    private HashSet<string>? anchors;

    internal NoticeContent Content => notice.Content;

    internal RegionReach Reach { get; } = new(notice, tree);

    /// <summary>The surest first, one a sector.</summary>
    internal IReadOnlyList<MatchReason> Sectors { get; } = SectorReasons.Of(notice.Content.Sectors);

    internal NoticeTexts Texts => texts ??= NoticeTexts.Of(notice.Content);

    internal IReadOnlySet<string> Anchors => anchors ??= Texts.Anchors();

    /// <summary>Firm places before rough ones, close ones before wide ones: the first is the reason to give.</summary>
    internal IReadOnlyList<MatchReason> RegionReasons(IEnumerable<string> wanted) =>
        [.. wanted
            .Select(Reach.Judge)
            .OfType<MatchReason>()
            .OrderBy(reason => reason.Basis)
            .ThenByDescending(reason => RegionReach.Around(reason.Value, tree).Count)
            .ThenBy(reason => reason.Value, StringComparer.Ordinal)];
}
