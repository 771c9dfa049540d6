using ProcurementHub.Host.CommandLine;
using ProcurementHub.Matching;
using ProcurementHub.Storage.Subscribers;

namespace ProcurementHub.Host.Output;

internal sealed record ExplainRow(string Notice, long Subscription, bool Matches, IReadOnlyList<ExplainedCriterion> Criteria);

internal sealed record ExplainedCriterion(
    string Criterion, bool Held, IReadOnlyList<string> Wanted, IReadOnlyList<string> Found, IReadOnlyList<string> Because);

internal static class ExplanationReport
{
    public static void Write(Terminal terminal, string notice, ActiveSubscription search, Explanation explanation)
    {
        var criteria = explanation.Verdicts.Select(Explained).ToList();
        terminal.Row(new ExplainRow(notice, search.SubscriptionId, explanation.Matches, criteria), HubJson.Lines.ExplainRow);
        terminal.Say($"{notice} and subscription {search.SubscriptionId}: {(explanation.Matches ? "a match" : "no match")}.");
        terminal.Table(
            ["criterion", "held", "wanted", "found", "because"],
            criteria.Select(criterion => (IReadOnlyList<string>)
            [
                criterion.Criterion,
                criterion.Held ? "yes" : "no",
                string.Join(", ", criterion.Wanted),
                criterion.Found.Count == 0 ? "-" : string.Join(", ", criterion.Found),
                string.Join(", ", criterion.Because),
            ]));
        if (criteria.Count == 0)
            terminal.Say("The subscription asks for everything.");
        foreach (var (keyword, reason) in explanation.Unreadable)
            terminal.Note($"Keyword '{keyword}' is left aside: {reason}");
    }

    private static ExplainedCriterion Explained(CriterionVerdict verdict) => new(
        verdict.Criterion.ToString().ToLowerInvariant(),
        verdict.Held,
        verdict.Wanted,
        verdict.Found,
        [.. verdict.Reasons.Select(reason => $"{reason.Value}: {reason.Basis}{(reason.From is null ? "" : $" ({reason.From})")}")]);
}
