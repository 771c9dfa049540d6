using ProcurementHub.Core.Subscriptions;
using ProcurementHub.Matching;
using ProcurementHub.Storage.Matches;

namespace ProcurementHub.Jobs.Digests;

/// <summary>
/// Reads what there is to tell of plans, in two steps: first what says which lines are told, and of those that are shown
/// what they say.
/// </summary>
public sealed class PlanNewsReader(PlanMatchStore store)
{
    /// <summary>By subscriber.</summary>
    internal Task<ILookup<long, UntoldPlanLine>> UntoldAsync(IReadOnlyCollection<long> subscriberIds, CancellationToken cancellationToken) =>
        store.UntoldAsync(subscriberIds, cancellationToken);

    internal async Task<PlanNews> ForAsync(long subscriberId, IReadOnlySet<Frequency> due, DateOnly today, CancellationToken cancellationToken)
    {
        var untold = await UntoldAsync([subscriberId], cancellationToken);
        return (await TellAsync([PlanChoice.Of(untold[subscriberId], due, today)], cancellationToken))[0];
    }

    /// <returns>One for each choice, in their order.</returns>
    internal async Task<IReadOnlyList<PlanNews>> TellAsync(IReadOnlyList<PlanChoice> choices, CancellationToken cancellationToken)
    {
        var shown = choices.SelectMany(choice => choice.Shown).ToList();
        if (shown.Count == 0)
            return [.. choices.Select(choice => new PlanNews(null, [.. choice.Settled], choice.Known.Count + choice.LeftOut.Count))];
        var telling = await store.TellingAsync(
            shown.Select(line => line.LineId).ToHashSet(), shown.SelectMany(line => line.Matches).Select(match => match.Id).ToHashSet(),
            choices.SelectMany(SearchesOf).ToHashSet(), cancellationToken);
        return [.. choices.Select(choice => Of(choice, telling))];
    }

    private static PlanNews Of(PlanChoice choice, PlanTelling telling) => new(
        choice.Shown.Count == 0 ? null : new DigestPlans([.. choice.Shown.Select(line => ItemOf(line, telling))], choice.More.Count)
        {
            TakenOut = choice.Shown.Concat(choice.More).Count(line => line.IsTakenOut),
            MoreTakenOut = choice.More.Count(line => line.IsTakenOut),
            Search = SearchesOf(choice) is [var only] ? telling.Searches[only] : null,
        },
        [.. choice.Settled], choice.Known.Count + choice.LeftOut.Count);

    private static List<long> SearchesOf(PlanChoice choice) =>
        [.. choice.Shown.Concat(choice.More).SelectMany(line => line.Matches).Select(match => match.SubscriptionId).Distinct()];

    private static DigestPlanItem ItemOf(UntoldPlanLine line, PlanTelling telling) => new(
        line.LineId, line.PlanId, telling.Lines[line.LineId], line.Told,
        [.. line.Matches.SelectMany(match => MatchReasonJson.Read(telling.Reasons[match.Id])).Distinct()
            .OrderBy(reason => reason.Criterion).ThenBy(reason => reason.Basis)])
    {
        IsTakenOut = line.IsTakenOut,
        IsBack = line.IsBack,
        Call = line.IsTakenOut && telling.Calls.TryGetValue(line.LineId, out var call) ? call : null,
    };
}
