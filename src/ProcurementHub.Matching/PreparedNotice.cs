using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Subscriptions;
using ProcurementHub.Core.Text;

namespace ProcurementHub.Matching;

/// <summary>A notice with all that matching asks of it worked out once.</summary>
internal sealed class PreparedNotice(NoticeToMatch notice, RegionTree tree)
{
    internal NoticeContent Content => notice.Content;

    internal NoticeKind Kind => notice.Kind;

    internal int? WorkingDaysLeft => notice.WorkingDaysLeft;

    internal RegionReach Reach { get; } = new(notice, tree);

    /// <summary>The surest first, one a sector; never empty, since "not known" can be asked for too.</summary>
    internal IReadOnlyList<MatchReason> Sectors { get; } = SectorReasons.Of(notice.Content.Sectors);

    internal NoticeTexts Texts => field ??= NoticeTexts.Of(notice.Content);

    /// <summary>Folded; empty where the source does not say.</summary>
    internal string ProcedureType => field ??= Folding.Fold(notice.Content.ProcedureType);

    /// <summary>Firm places before rough ones, close ones before wide ones; null when none is reached.</summary>
    internal MatchReason? RegionReason(IEnumerable<string> wanted) => wanted
        .Select(Reach.Judge)
        .OfType<MatchReason>()
        .OrderBy(reason => reason.Basis)
        .ThenByDescending(reason => RegionCodes.Around(reason.Value, tree).Count)
        .ThenBy(reason => reason.Value, StringComparer.Ordinal)
        .FirstOrDefault();
}
