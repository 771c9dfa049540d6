using System.CommandLine;
using ProcurementHub.Host.CommandLine;
using ProcurementHub.Host.Output;
using ProcurementHub.Host.Wiring;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Storage.Sources;

namespace ProcurementHub.Host.Verbs;

internal static class SourcesVerb
{
    public static Command Create()
    {
        var verb = new Command("sources", "Every source with its last run, health and next run.");
        verb.Runs(async (context, cancellationToken) =>
        {
            await using var hub = await HubSession.OpenAsync(context, cancellationToken);
            var known = (await hub.Get<SourceStore>().ListAsync(cancellationToken)).ToDictionary(source => source.Id);
            var rows = hub.Get<SourceCatalog>().All
                .Select(definition => SourceStateRow.Of(definition, known.GetValueOrDefault(definition.Id)))
                .ToList();
            foreach (var row in rows)
                context.Terminal.Row(row, HubJson.Lines.SourceStateRow);
            context.Terminal.Table(
                ["source", "reads", "verified", "health", "last read", "records#", "next", "last failure"],
                rows.Select(row => row.ToCells()));
            return ExitCode.Done;
        });
        verb.Subcommands.Add(SourcesCheckVerb.Create());
        verb.Subcommands.Add(SourcesSchemaVerb.Create());
        return verb;
    }
}
