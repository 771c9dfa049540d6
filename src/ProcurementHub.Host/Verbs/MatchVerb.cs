using System.CommandLine;
using System.Globalization;
using ProcurementHub.Core.Classification;
using ProcurementHub.Host.CommandLine;
using ProcurementHub.Host.Output;
using ProcurementHub.Host.Wiring;
using ProcurementHub.Jobs.Alerts;
using ProcurementHub.Jobs.Nodes;
using ProcurementHub.Matching;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Storage.Subscribers;

namespace ProcurementHub.Host.Verbs;

internal static class MatchVerb
{
    public static Command Create()
    {
        var explain = new Option<string[]>("--explain")
        {
            Description = "Says which criterion held and which did not: a notice (source/native id) and a subscription (its number, or the subscriber's address).",
            HelpName = "NOTICE SUBSCRIPTION",
            Arity = new ArgumentArity(2, 2),
            AllowMultipleArgumentsPerToken = true,
        };
        var verb = new Command("match", "Matches what is new or changed with all subscriptions, and plan lines with those that ask for planned purchases.") { explain };
        verb.Runs(async (context, cancellationToken) =>
        {
            await using var hub = await HubSession.OpenAsync(context, cancellationToken);
            if (context.Get(explain) is [var notice, var subscription])
                return await ExplainAsync(context, hub, notice, subscription, cancellationToken);

            var result = await hub.AloneAsync(context, WorkNames.Matching, hub.Get<MatchPass>().RunAsync, cancellationToken);
            var plans = await hub.AloneAsync(context, WorkNames.MatchingPlans, hub.Get<PlanMatchPass>().RunAsync, cancellationToken);
            context.Terminal.Row(
                new MatchRow(result.Versions, result.Subscriptions, result.Matches, result.UnreadableKeywords, plans.Lines, plans.Matches),
                HubJson.Lines.MatchRow);
            context.Terminal.Say(result.Versions == 0
                ? "Nothing new or changed to match."
                : $"{result.Versions} notice versions with {result.Subscriptions} subscriptions: {result.Matches} matches.");
            if (plans.Lines > 0)
                context.Terminal.Say($"{plans.Lines} plan lines with the {plans.Subscriptions} subscriptions that ask for planned purchases: {plans.Matches} matches.");
            return ExitCode.Done;
        });
        return verb;
    }

    private static async Task<int> ExplainAsync(
        VerbContext context, HubSession hub, string noticeKey, string subscription, CancellationToken cancellationToken)
    {
        var notice = await NoticeArgument.FindAsync(hub, noticeKey, cancellationToken);
        var content = notice.Notice.Content;
        var country = hub.Get<SourceCatalog>().Find(notice.Notice.SourceId)?.CountryOf(content.Ocid);
        foreach (var search in await SearchesAsync(hub, subscription, cancellationToken))
        {
            var explanation = Explanation.Of(hub.Get<NoticesToMatch>().Of(content, country, hub.Get<TimeProvider>().GetUtcNow()), search.Criteria, RegionTree.Standard);
            ExplanationReport.Write(context.Terminal, noticeKey, search, explanation);
        }

        return ExitCode.Done;
    }

    private static async Task<IReadOnlyList<ActiveSubscription>> SearchesAsync(
        HubSession hub, string subscription, CancellationToken cancellationToken)
    {
        var subscribers = hub.Get<SubscriberStore>();
        IReadOnlyList<ActiveSubscription> found;
        if (long.TryParse(subscription, CultureInfo.InvariantCulture, out var id))
            found = [.. (await subscribers.ActiveSubscriptionsAsync(cancellationToken)).Where(search => search.SubscriptionId == id)];
        else
            found = await subscribers.FindByEmailAsync(subscription, cancellationToken) is { } subscriber
                ? await subscribers.SubscriptionsOfAsync(subscriber.Id, cancellationToken)
                : [];
        return found.Count > 0 ? found : throw VerbFailure.WrongUse($"There is no active subscription '{subscription}'.");
    }
}
