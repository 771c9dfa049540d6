using ProcurementHub.Core.Subscriptions;
using ProcurementHub.Storage.Digests;
using ProcurementHub.Storage.Matches;

namespace ProcurementHub.Jobs.Digests;

/// <summary>
/// Which of a reader's untold plan lines a digest tells: what is still to come, stands in its plan, has not been called for
/// and is news, that is, never told or planned for another month than was told. What is told by number alone counts as told.
/// </summary>
internal sealed record PlanChoice(IReadOnlyList<UntoldPlanLine> Shown, IReadOnlyList<UntoldPlanLine> More, IReadOnlyList<UntoldPlanLine> LeftOut)
{
    /// <summary>A plan has hundreds of lines; nobody reads more of them in a mail.</summary>
    public const int MostShown = 15;

    public IEnumerable<ToldPlanMatch> Settled =>
        Shown.Concat(More).SelectMany(line => line.Matches.Select(match => new ToldPlanMatch(match.Id, line.Number)))
            .Concat(LeftOut.SelectMany(line => line.Matches.Select(match => new ToldPlanMatch(match.Id, null))));

    /// <param name="today">On the reader's calendar.</param>
    public static PlanChoice Of(IEnumerable<UntoldPlanLine> untold, IReadOnlySet<Frequency> due, DateOnly today)
    {
        var isNews = untold.Where(line => line.Matches.Any(match => due.Contains(match.Frequency)))
            .ToLookup(line => !line.IsTakenOut && !line.IsCalled && !line.Month.IsOver(today) && line.Told != line.Month);

        // Amounts of two currencies are not held against each other: those of one stand together.
        var told = isNews[true]
            .OrderBy(line => line.Month.Year).ThenBy(line => line.Month.Month ?? int.MaxValue)
            .ThenBy(line => line.AmountCents is null).ThenBy(line => line.Currency, StringComparer.Ordinal).ThenByDescending(line => line.AmountCents)
            .ThenBy(line => line.LineId).ToList();
        return new PlanChoice([.. told.Take(MostShown)], [.. told.Skip(MostShown)], [.. isNews[false]]);
    }

    public static IEnumerable<Frequency> Frequencies(IEnumerable<UntoldPlanLine> untold) =>
        untold.SelectMany(line => line.Matches.Select(match => match.Frequency)).Distinct();
}
