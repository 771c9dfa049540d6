using System.Globalization;
using ProcurementHub.Core.Notices;

namespace ProcurementHub.Matching;

/// <summary>Both bounds are included, and are in the notice's own currency: amounts are never converted.</summary>
internal readonly record struct AmountBounds(decimal? Min, decimal? Max)
{
    internal bool AreOpen => Min is null && Max is null;

    internal bool Hold(Amount amount) =>
        amount.Value is not { } value || ((Min is null || value >= Min) && (Max is null || value <= Max));

    /// <summary>Null when there are no bounds.</summary>
    internal MatchReason? Reason(Amount amount) =>
        AreOpen ? null
        : amount.State == AmountState.Published
            ? new MatchReason(MatchCriterion.Amount, ToString(), MatchBasis.AmountWithin, Written(amount))
            : new MatchReason(MatchCriterion.Amount, ToString(), MatchBasis.AmountNotPublished);

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Min:0.##}..{Max:0.##}");

    internal static string Written(Amount amount) =>
        string.Create(CultureInfo.InvariantCulture, $"{amount.Value:0.00} {amount.Currency}").TrimEnd();
}
