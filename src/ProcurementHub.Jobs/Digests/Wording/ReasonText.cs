using ProcurementHub.Matching;

namespace ProcurementHub.Jobs.Digests.Wording;

/// <summary>Why a notice reached somebody, on a page as in a mail.</summary>
public static class ReasonText
{
    /// <param name="language">"en"; anything else reads Spanish.</param>
    public static string Of(IReadOnlyList<MatchReason> reasons, string language) => ReasonWords.Of(reasons, DigestTexts.For(language));
}
