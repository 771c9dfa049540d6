using System.CommandLine;
using ProcurementHub.Host.CommandLine;
using ProcurementHub.Host.Output;
using ProcurementHub.Host.Wiring;
using ProcurementHub.Jobs.Collecting;
using ProcurementHub.Jobs.LeadTimes;
using ProcurementHub.Jobs.Nodes;
using ProcurementHub.Jobs.Scheduling;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Storage.Sources;

namespace ProcurementHub.Host.Verbs;

internal static class CollectVerb
{
    public static Command Create()
    {
        var ids = new Argument<string[]>("ID") { Description = "Sources; all that are polled without it.", Arity = ArgumentArity.ZeroOrMore };
        var from = new Option<string?>("--from") { Description = "Reads saved documents (a file or a folder) instead of the network.", HelpName = "PATH" };
        var backfill = new Option<bool>("--backfill") { Description = "Loads history: it is kept, and nobody is told of it." };
        var verb = new Command("collect", "One pass over the sources.") { ids, from, backfill };
        verb.Runs(async (context, cancellationToken) =>
        {
            await using var hub = await HubSession.OpenAsync(context, cancellationToken);
            var definitions = Chosen(hub, context.Get(ids)!, context.Get(from));
            if (context.Get(from) is null)
                await TellOfWaitsAsync(context, hub, definitions, cancellationToken);
            var summaries = await Progress.WhileAsync(context.Terminal, async progress =>
            {
                var list = new List<CollectSummary>();
                foreach (var definition in definitions)
                {
                    var request = new CollectRequest(definition) { From = context.Get(from), IsBackfill = context.Get(backfill) };
                    var summary = await CollectAsync(hub, request, progress, cancellationToken);
                    context.Terminal.Row(CollectRow.Of(summary), HubJson.Lines.CollectRow);
                    list.Add(summary);
                }

                return list;
            });
            CollectReport.Write(context.Terminal, summaries);
            await hub.AloneAsync(context, WorkNames.LeadTimes, hub.Get<LeadTimeUpkeep>().RunAsync, cancellationToken);
            return summaries.TrueForAll(summary => summary.Outcome == RunOutcome.Succeeded) ? ExitCode.Done : ExitCode.SomethingFailed;
        });
        return verb;
    }

    /// <summary>
    /// What nobody foresaw in one source does not keep the others from their turn; the collector has recorded
    /// it. A database or a disk that fails would fail them all, and ends the verb.
    /// </summary>
    internal static async Task<CollectSummary> CollectAsync(
        HubSession hub, CollectRequest request, IProgress<CollectProgress>? progress, CancellationToken cancellationToken)
    {
        try
        {
            return await hub.Get<Collector>().CollectAsync(request, progress, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException && !VerbRunner.IsOfTheOutsideWorld(exception))
        {
            return new CollectSummary
            {
                Source = request.Definition.Id,
                Outcome = RunOutcome.Failed,
                Failures = [new CollectFailure(null, $"The pass broke off: {exception.GetType().Name}: {exception.Message}")],
            };
        }
    }

    /// <summary>Who asks for a pass gets it; but the scheduler had reasons to wait.</summary>
    private static async Task TellOfWaitsAsync(
        VerbContext context, HubSession hub, IReadOnlyList<SourceDefinition> definitions, CancellationToken cancellationToken)
    {
        foreach (var definition in definitions)
        {
            var known = await hub.Get<SourceStore>().FindAsync(definition.Id, cancellationToken);
            if (known?.NextRunAt > context.Clock.GetUtcNow() && known.NextRunReason is NextRunReason.BackOff or NextRunReason.RetryAfter)
            {
                var why = known.NextRunReason == NextRunReason.RetryAfter
                    ? "because its server asked for it"
                    : known.ConsecutiveFailures > 1 ? $"after {known.ConsecutiveFailures} failures in a row" : "after its failure";
                context.Terminal.Note($"{definition.Id}: the scheduler lets it alone until {SourceStateRow.Instant(known.NextRunAt)} {why}; it is read now because you ask for it.");
            }
        }
    }

    private static List<SourceDefinition> Chosen(HubSession hub, string[] ids, string? from)
    {
        if (from is not null && ids.Length != 1)
            throw VerbFailure.WrongUse("--from reads for one source: name it, as in 'hub collect cl-mercadopublico --from FOLDER'.");
        if (from is not null && !File.Exists(from) && !Directory.Exists(from))
            throw VerbFailure.WrongUse($"'{from}' is not a file or a folder.");
        if (ids.Length > 0)
            return [.. ids.Select(id => SourceArgument.Find(hub.Get<SourceCatalog>(), id))];

        var enabled = hub.Get<EnabledSources>().All;
        return enabled.Count > 0
            ? [.. enabled]
            : throw VerbFailure.WrongUse("No source is polled (Sources:Enabled, Site:Country): name one, and give --from PATH where it has no address of its own.");
    }
}
