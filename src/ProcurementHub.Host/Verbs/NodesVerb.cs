using System.CommandLine;
using ProcurementHub.Host.CommandLine;
using ProcurementHub.Host.Output;
using ProcurementHub.Host.Wiring;
using ProcurementHub.Jobs.Nodes;

namespace ProcurementHub.Host.Verbs;

/// <summary>The processes that serve or work on the database.</summary>
internal static class NodesVerb
{
    public static Command Create()
    {
        var verb = new Command("nodes", "Processes that serve or work on the database, with what each has in hand.");
        verb.Runs(async (context, cancellationToken) =>
        {
            await using var hub = await HubSession.OpenAsync(context, cancellationToken);
            var rows = (await hub.Get<NodeWatch>().ListAsync(cancellationToken)).Select(NodeStateRow.Of).ToList();
            foreach (var row in rows)
                context.Terminal.Row(row, HubJson.Lines.NodeStateRow);
            if (rows.Count == 0)
                context.Terminal.Say("No node is running.");
            else
                context.Terminal.Table(NodeStateRow.Heads, rows.Select(row => row.ToCells()));
            return ExitCode.Done;
        });
        return verb;
    }
}
