using ProcurementHub.Core.Subscriptions;
using ProcurementHub.Storage.Digests;
using ProcurementHub.Storage.Matches;

namespace ProcurementHub.Jobs.Digests;

/// <summary>
/// Which of a reader's untold plan lines a digest tells: what is still to come, stands in its plan, has not been called for
/// and is news, that is, never told or planned for another month than was told; and what they were told of and was then taken
/// out of its plan. What is told by number alone counts as told.
/// </summary>
/// <param name="Known">The same lines of other sources' plans were told.</param>
internal sealed record PlanChoice(
    IReadOnlyList<UntoldPlanLine> Shown, IReadOnlyList<UntoldPlanLine> More, IReadOnlyList<UntoldPlanLine> Known, IReadOnlyList<UntoldPlanLine> LeftOut)
{
    /// <summary>A plan has hundreds of lines; nobody reads more of them in a mail.</summary>
    public const int MostShown = 15;

    /// <summary>Beside those: what is to come comes first, and must not hide that something else will not.</summary>
    public const int MostTakenOut = 10;

    public IEnumerable<ToldPlanMatch> Settled =>
        Shown.Concat(More).Concat(Known).SelectMany(line => line.Matches.Select(match => new ToldPlanMatch(match.Id, line.Number)))
            .Concat(LeftOut.SelectMany(line => line.Matches.Select(match => new ToldPlanMatch(match.Id, null))));

    /// <param name="today">On the reader's calendar.</param>
    public static PlanChoice Of(IEnumerable<UntoldPlanLine> untold, IReadOnlySet<Frequency> due, DateOnly today)
    {
        var isNews = untold.Where(line => line.Matches.Any(match => due.Contains(match.Frequency))).ToLookup(line => IsNews(line, today));

        // Amounts of two currencies are not held against each other: those of one stand together.
        var plans = new OtherPlans();
        var isKnown = isNews[true]
            .OrderBy(line => line.Month.Year).ThenBy(line => line.Month.Month ?? int.MaxValue)
            .ThenBy(line => line.AmountCents is null).ThenBy(line => line.Currency, StringComparer.Ordinal).ThenByDescending(line => line.AmountCents)
            .ThenBy(line => line.LineId).ToLookup(plans.Know);
        var told = isKnown[false].ToLookup(line => line.IsTakenOut);
        return new PlanChoice(
            [.. told[false].Take(MostShown), .. told[true].Take(MostTakenOut)], [.. told[false].Skip(MostShown), .. told[true].Skip(MostTakenOut)],
            [.. isKnown[true]], [.. isNews[false]]);
    }

    public static IEnumerable<Frequency> Frequencies(IEnumerable<UntoldPlanLine> untold) =>
        untold.SelectMany(line => line.Matches.Select(match => match.Frequency)).Distinct();

    // Who has heard of the call itself needs no word of the line. One whose month has passed may still have been waited for.
    private static bool IsNews(UntoldPlanLine line, DateOnly today) => !line.IsCalled && (line.IsTakenOut
        ? line.Told is not null && line.Month.Year >= today.Year
        : !line.Month.IsOver(today) && (line.Told != line.Month || line.IsBack));
}
