using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Subscriptions;

namespace ProcurementHub.Matching;

/// <summary>What the matcher looks at.</summary>
/// <param name="Content">The notice's newest version.</param>
/// <param name="Country">
/// ISO 3166-1 code of the source's country: the only hint of a place that a notice without regions has. Null where not known.
/// </param>
public sealed record NoticeToMatch(NoticeContent Content, string? Country = null)
{
    public NoticeKind Kind { get; init; } = NoticeKind.Tender;

    /// <summary>Until the deadline, as its reader counts them; null where there is no deadline or the days do not matter.</summary>
    public int? WorkingDaysLeft { get; init; }
}
