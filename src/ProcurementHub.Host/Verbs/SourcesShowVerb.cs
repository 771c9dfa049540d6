using System.CommandLine;
using ProcurementHub.Host.CommandLine;
using ProcurementHub.Host.Output;
using ProcurementHub.Host.Wiring;
using ProcurementHub.Jobs;
using ProcurementHub.Jobs.Health;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Storage.Sources;

namespace ProcurementHub.Host.Verbs;

internal static class SourcesShowVerb
{
    private const int Passes = 10;

    public static Command Create()
    {
        var id = new Argument<string>("ID") { Description = "A source." };
        var verb = new Command("show", "One source with its last passes, their counts and what went wrong.") { id };
        verb.Runs(async (context, cancellationToken) =>
        {
            await using var hub = await HubSession.OpenAsync(context, cancellationToken);
            await ShowAsync(context, hub, context.Get(id)!, cancellationToken);
            return ExitCode.Done;
        });
        return verb;
    }

    public static async Task ShowAsync(VerbContext context, HubSession hub, string id, CancellationToken cancellationToken)
    {
        var definition = SourceArgument.Find(hub.Get<SourceCatalog>(), id);
        var health = await hub.Get<SourceWatch>().FindAsync(definition, cancellationToken);
        var store = hub.Get<SourceStore>();
        var runs = await store.RecentRunsAsync(id, Passes, cancellationToken);
        var (troubled, found) = await TroubleAsync(store, runs, cancellationToken);
        var detail = new SourceDetailRow(
            SourceStateRow.Of(health),
            [.. runs.Select(SourcePassRow.Of)],
            troubled,
            [.. found.Where(finding => finding.IsFailure)],
            [.. found.Where(finding => !finding.IsFailure)]);
        context.Terminal.Row(detail, HubJson.Lines.SourceDetailRow);
        SourceReport.Write(context.Terminal, health, hub.Get<SourceOptions>(), detail);
    }

    private static async Task<(DateTimeOffset? Pass, IReadOnlyList<RunFinding> Found)> TroubleAsync(
        SourceStore store, IReadOnlyList<SourceRunRow> runs, CancellationToken cancellationToken)
    {
        foreach (var run in runs)
        {
            if (await store.FindingsAsync(run.Id, cancellationToken) is { Count: > 0 } found)
                return (run.StartedAt, found);
        }

        return (null, []);
    }
}
