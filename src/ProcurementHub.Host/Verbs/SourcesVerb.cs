using System.CommandLine;
using ProcurementHub.Host.CommandLine;
using ProcurementHub.Host.Output;
using ProcurementHub.Host.Wiring;
using ProcurementHub.Jobs.Health;

namespace ProcurementHub.Host.Verbs;

internal static class SourcesVerb
{
    public static Command Create()
    {
        var id = new Argument<string?>("ID") { Description = "One source with its last passes; all without it.", Arity = ArgumentArity.ZeroOrOne };
        var verb = new Command("sources", "Every source with its last pass, health and next pass.") { id };
        verb.Runs(async (context, cancellationToken) =>
        {
            await using var hub = await HubSession.OpenAsync(context, cancellationToken);
            if (context.Get(id) is { } one)
                await SourcesShowVerb.ShowAsync(context, hub, one, cancellationToken);
            else
                await ListAsync(context, hub, cancellationToken);
            return ExitCode.Done;
        });
        verb.Subcommands.Add(SourcesShowVerb.Create());
        verb.Subcommands.Add(SourcesCheckVerb.Create());
        verb.Subcommands.Add(SourcesSchemaVerb.Create());
        return verb;
    }

    private static async Task ListAsync(VerbContext context, HubSession hub, CancellationToken cancellationToken)
    {
        var rows = (await hub.Get<SourceWatch>().ListAsync(cancellationToken)).Select(SourceStateRow.Of).ToList();
        foreach (var row in rows)
            context.Terminal.Row(row, HubJson.Lines.SourceStateRow);
        context.Terminal.Table(SourceStateRow.Heads, rows.Select(row => row.ToCells(context.Clock.GetUtcNow())));
        // Reasons are sentences; in a cell of the table they would be columns of single words.
        foreach (var row in rows.Where(row => row.Health is not ("ok" or "never_read")))
            context.Terminal.Say($"{row.Source} is {row.Health}: {string.Join(' ', row.Reasons)}");
    }
}
