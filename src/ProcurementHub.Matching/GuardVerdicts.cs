using System.Globalization;
using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Subscriptions;

namespace ProcurementHub.Matching;

/// <summary>What became of each criterion of a guard.</summary>
internal static class GuardVerdicts
{
    internal static IEnumerable<CriterionVerdict> Of(PreparedNotice notice, Guard guard)
    {
        var content = notice.Content;
        if (guard.Categories != Categories.Any)
        {
            yield return Explanation.Verdict(MatchCriterion.Category, Categories.Words(guard.Categories), [NoticeWords.Of(content.Category)],
                Categories.Holds(guard.Categories, content.Category) ? Categories.Reason(guard.Categories, content.Category) : null);
        }

        if (!guard.Amount.AreOpen)
        {
            yield return Explanation.Verdict(MatchCriterion.Amount, [guard.Amount.ToString()],
                content.Amount.State == AmountState.Published ? [AmountBounds.Written(content.Amount)] : [],
                guard.Amount.Hold(content.Amount) ? guard.Amount.Reason(content.Amount) : null);
        }

        if (guard.ProcedureTypes is { Length: > 0 } types)
        {
            yield return Explanation.Verdict(MatchCriterion.ProcedureType, types, content.ProcedureType is { } own ? [own] : [],
                notice.ProcedureType.Length == 0 ? new(MatchCriterion.ProcedureType, string.Join("; ", types), MatchBasis.ProcedureTypeNotKnown)
                : guard.WantedType(notice.ProcedureType) is { } type ? new(MatchCriterion.ProcedureType, type, MatchBasis.ProcedureTypeStated)
                : null);
        }

        if (guard.OnlySmeReserved)
        {
            yield return Explanation.Verdict(MatchCriterion.SmeReserved, ["yes"], content.SmeReserved is { } reserved ? [reserved ? "yes" : "no"] : [],
                guard.HoldsReserved(content.SmeReserved) ? new(MatchCriterion.SmeReserved, "yes", MatchBasis.ReservedForSmallFirms) : null);
        }

        if (guard.MinWorkingDaysLeft is { } least)
        {
            var left = notice.WorkingDaysLeft;
            yield return Explanation.Verdict(MatchCriterion.WorkingDaysLeft, [Written(least)], left is null ? [] : [Written(left.Value)],
                !guard.HoldsDaysLeft(left) ? null
                : left is null ? new(MatchCriterion.WorkingDaysLeft, Written(least), MatchBasis.DeadlineNotKnown)
                : new(MatchCriterion.WorkingDaysLeft, Written(least), MatchBasis.EnoughDaysLeft, Written(left.Value)));
        }

        if (guard.Kinds != 0)
        {
            var own = SubscriptionWords.Of(notice.Kind);
            yield return Explanation.Verdict(MatchCriterion.Kind,
                [.. Enum.GetValues<NoticeKind>().Where(kind => (guard.Kinds & (1 << (int)kind)) != 0).Select(SubscriptionWords.Of)], [own],
                guard.HoldsKind(notice.Kind) ? new(MatchCriterion.Kind, own, MatchBasis.KindOfNews) : null);
        }
    }

    private static string Written(int days) => days.ToString(CultureInfo.InvariantCulture);
}
