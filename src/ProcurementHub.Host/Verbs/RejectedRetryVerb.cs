using System.CommandLine;
using ProcurementHub.Host.CommandLine;
using ProcurementHub.Host.Output;
using ProcurementHub.Host.Wiring;
using ProcurementHub.Jobs.Collecting;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Storage.Collecting;
using ProcurementHub.Storage.Documents;
using ProcurementHub.Storage.Evidence;
using ProcurementHub.Storage.Sources;

namespace ProcurementHub.Host.Verbs;

internal static class RejectedRetryVerb
{
    public static Command Create()
    {
        var id = new Argument<string?>("SOURCE") { Description = "A source; all of which something is rejected without it.", Arity = ArgumentArity.ZeroOrOne };
        var only = new Argument<string?>("ID") { Description = "A rejected record's native id, or a document's address; all without it.", Arity = ArgumentArity.ZeroOrOne };
        var verb = new Command("retry", "Reads again, with the definitions as they are now, the kept documents of which something was rejected; portals are not asked.") { id, only };
        verb.Runs(async (context, cancellationToken) =>
        {
            await using var hub = await HubSession.OpenAsync(context, cancellationToken);
            var sources = await WithRejectedAsync(hub, context.Get(id), cancellationToken);
            var summaries = await Progress.WhileAsync(context.Terminal, async progress =>
            {
                var list = new List<CollectSummary>();
                foreach (var source in sources)
                {
                    var summary = await RetryAsync(hub, source, context.Get(only), progress, cancellationToken);
                    context.Terminal.Row(CollectRow.Of(summary), HubJson.Lines.CollectRow);
                    list.Add(summary);
                }

                return list;
            });
            if (summaries.Count == 0)
                context.Terminal.Say("Nothing is rejected.");
            else
                CollectReport.Write(context.Terminal, summaries);
            return summaries.TrueForAll(summary => summary.Outcome == RunOutcome.Succeeded) ? ExitCode.Done : ExitCode.SomethingFailed;
        });
        return verb;
    }

    private static async Task<List<string>> WithRejectedAsync(HubSession hub, string? id, CancellationToken cancellationToken)
    {
        if (id is not null)
            SourceArgument.Find(hub.Get<SourceCatalog>(), id);
        return [.. (await hub.Get<RejectedStore>().ReasonsAsync(id, cancellationToken)).Select(reason => reason.SourceId).Distinct()];
    }

    private static Task<CollectSummary> RetryAsync(
        HubSession hub, string source, string? only, IProgress<CollectProgress>? progress, CancellationToken cancellationToken) =>
        hub.Get<SourceCatalog>().Find(source) is { } definition
            ? CollectVerb.CollectAsync(hub, new CollectRequest(definition) { Retry = Rejected(hub, definition, only) }, progress, cancellationToken)
            : Task.FromResult(new CollectSummary
            {
                Source = source,
                Outcome = RunOutcome.Failed,
                Failures = [new CollectFailure(null, "There is no definition of it any more.")],
            });

    private static RejectedDocuments Rejected(HubSession hub, SourceDefinition definition, string? only) => new(
        hub.Get<RejectedStore>(),
        hub.Get<DocumentStore>(),
        hub.Get<EvidenceFolder>(),
        only,
        isShared: hub.Get<SourceCatalog>().All.Any(other => other.NoticesOf == definition.Id));
}
