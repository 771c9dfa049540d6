using ProcurementHub.Core.Subscriptions;
using ProcurementHub.Core.Text;

namespace ProcurementHub.Matching;

/// <summary>
/// What of a subscription is looked at when its place and sector are right. People choose from short lists and round
/// numbers, so few guards serve many subscriptions, and each is judged once a notice. Where the source is silent a
/// criterion holds and the reason says so, except "only reserved for small firms": who asks for that asks to be
/// spared the rest, and sources that reserve nothing say nothing.
/// </summary>
internal sealed record Guard
{
    internal int Categories { get; private init; }

    internal AmountBounds Amount { get; private init; }

    internal bool OnlySmeReserved { get; private init; }

    internal int? MinWorkingDaysLeft { get; private init; }

    internal int Kinds { get; private init; }

    /// <summary>One a line: equal guards must be equal as values.</summary>
    private string TypeLines { get; init; } = "";

    internal string[] ProcedureTypes => TypeLines.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    internal static Guard Of(SubscriptionCriteria criteria) => new()
    {
        Categories = Matching.Categories.MaskOf(criteria.Categories),
        Amount = new AmountBounds(criteria.MinAmount, criteria.MaxAmount),
        OnlySmeReserved = criteria.OnlySmeReserved,
        MinWorkingDaysLeft = criteria.MinWorkingDaysLeft,
        Kinds = criteria.Kinds.Aggregate(0, (kinds, kind) => kinds | (1 << (int)kind)),
        TypeLines = criteria.ProcedureTypes.Count == 0 ? "" : string.Join('\n', criteria.ProcedureTypes.Where(type => Folding.Fold(type).Length > 0)),
    };

    internal bool Holds(PreparedNotice notice) =>
        Matching.Categories.Holds(Categories, notice.Content.Category)
        && Amount.Hold(notice.Content.Amount)
        && HoldsKind(notice.Kind)
        && HoldsDaysLeft(notice.WorkingDaysLeft)
        && HoldsReserved(notice.Content.SmeReserved)
        && (TypeLines.Length == 0 || notice.ProcedureType.Length == 0 || WantedType(notice.ProcedureType) is not null);

    /// <summary>Each by itself, but for the types of procedure: all must hold for the guard to hold.</summary>
    internal IEnumerable<Guard> Conditions()
    {
        if (Categories != Matching.Categories.Any)
            yield return new Guard { Categories = Categories };
        if (Amount.Min is not null)
            yield return new Guard { Amount = Amount with { Max = null } };
        if (Amount.Max is not null)
            yield return new Guard { Amount = Amount with { Min = null } };
        if (OnlySmeReserved)
            yield return new Guard { OnlySmeReserved = true };
        if (MinWorkingDaysLeft is not null)
            yield return new Guard { MinWorkingDaysLeft = MinWorkingDaysLeft };
        if (Kinds != 0)
            yield return new Guard { Kinds = Kinds };
    }

    internal bool HoldsKind(NoticeKind kind) => Kinds == 0 || (Kinds & (1 << (int)kind)) != 0;

    internal bool HoldsDaysLeft(int? left) => MinWorkingDaysLeft is not { } least || left is null || left >= least;

    internal bool HoldsReserved(bool? reserved) => !OnlySmeReserved || reserved == true;

    /// <summary>The subscription's own spelling of a folded type; null when it does not ask for it.</summary>
    internal string? WantedType(string folded) => Array.Find(ProcedureTypes, type => Folding.Fold(type) == folded);
}
