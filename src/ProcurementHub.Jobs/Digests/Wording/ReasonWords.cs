using ProcurementHub.Core.Notices;
using ProcurementHub.Matching;

namespace ProcurementHub.Jobs.Digests.Wording;

/// <summary>Reasons as a reader understands them: names in place of codes.</summary>
internal static class ReasonWords
{
    /// <summary>What kind of news it is shows by where it stands, and is said only where there is no other reason.</summary>
    internal static string Of(IReadOnlyList<MatchReason> reasons, DigestTexts texts) =>
        string.Join(", ", reasons.Where(reason => reason.Criterion != MatchCriterion.Kind || reasons.Count == 1).Select(reason => Of(reason, texts)).Distinct());

    internal static string Of(MatchReason reason, DigestTexts texts) =>
        texts.Reason(reason, CleanText.OneLine(Value(reason, texts)), From(reason, texts));

    /// <summary>The name of what was asked for.</summary>
    internal static string Value(MatchReason reason, DigestTexts texts) => reason.Criterion switch
    {
        MatchCriterion.Sector => texts.SectorName(reason.Value),
        MatchCriterion.Region => texts.RegionName(reason.Value),
        MatchCriterion.Category => texts.Of(NoticeWords.ParseCategory(reason.Value) ?? ProcurementCategory.Unknown),
        _ => reason.Value,
    };

    private static string? From(MatchReason reason, DigestTexts texts) =>
        reason.From is null ? null
        : CleanText.OneLine(reason.Criterion == MatchCriterion.Region ? texts.RegionName(reason.From) : reason.From);
}
