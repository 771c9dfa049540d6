using ProcurementHub.Host.CommandLine;
using ProcurementHub.Host.Output;
using ProcurementHub.Host.Wiring;
using ProcurementHub.Jobs.Alerts;
using ProcurementHub.Jobs.Collecting;
using ProcurementHub.Jobs.Digests;
using ProcurementHub.Jobs.LeadTimes;
using ProcurementHub.Jobs.Mail;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Storage.Sources;
using ProcurementHub.Storage.Subscribers;

namespace ProcurementHub.Host.Demonstration;

/// <summary>One day of the demo: collect, match, compose, send, and see that everybody got their one mail.</summary>
internal static class DemoPass
{
    public static async Task<DemoPassRow> RunAsync(
        VerbContext context, HubSession hub, Uri publisher, IEnumerable<string> sources, int number, CancellationToken cancellationToken)
    {
        var summaries = await Progress.WhileAsync(context.Terminal, async progress =>
        {
            var list = new List<CollectSummary>();
            foreach (var id in sources)
            {
                var request = new CollectRequest(hub.Get<SourceCatalog>().Find(id)!) { BaseAddress = publisher };
                list.Add(await hub.Get<Collector>().CollectAsync(request, progress, cancellationToken));
            }

            return list;
        });

        await hub.Get<LeadTimeUpkeep>().RunAsync(cancellationToken);
        var matched = await hub.Get<MatchPass>().RunAsync(cancellationToken);
        var plans = await hub.Get<PlanMatchPass>().RunAsync(cancellationToken);
        var withMatch = await WithMatchAsync(hub, cancellationToken);
        var before = Mails(context);
        var composed = await hub.Get<ComposePass>().RunAsync(cancellationToken);
        var sent = await hub.Get<SendPass>().RunAsync(cancellationToken);
        var written = Mails(context) - before;

        // Whoever has a match gets one mail, unless all that matched has closed: that is no news to anybody. Some get
        // one that only brings to mind what closes soon.
        var told = withMatch - await WithMatchAsync(hub, cancellationToken);
        var isHeld = told == withMatch - composed.Waiting && composed.Digests >= told && written == composed.Digests && sent.Sent == written;
        return new DemoPassRow(
            number,
            context.Clock.GetUtcNow(),
            [.. summaries.Select(CollectRow.Of)],
            matched.Matches + plans.Matches,
            told,
            written,
            isHeld && summaries.TrueForAll(summary => summary.Outcome == RunOutcome.Succeeded));
    }

    private static async Task<int> WithMatchAsync(HubSession hub, CancellationToken cancellationToken) =>
        (await hub.Get<SubscriberStore>().WithSomethingUntoldAsync(hub.Get<TimeProvider>().GetUtcNow(), cancellationToken)).Count;

    private static int Mails(VerbContext context) =>
        Directory.Exists(context.MailFolder) ? Directory.EnumerateFiles(context.MailFolder, "*.eml").Count() : 0;
}
