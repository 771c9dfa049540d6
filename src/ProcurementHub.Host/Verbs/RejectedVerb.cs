using System.CommandLine;
using ProcurementHub.Host.CommandLine;
using ProcurementHub.Host.Output;
using ProcurementHub.Host.Wiring;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Storage.Collecting;
using ProcurementHub.Storage.Documents;

namespace ProcurementHub.Host.Verbs;

internal static class RejectedVerb
{
    public static Command Create()
    {
        var source = new Argument<string?>("ID") { Description = "A source; all without it.", Arity = ArgumentArity.ZeroOrOne };
        var records = new Option<bool>("--records") { Description = "Each record as the source has it, the latest first, instead of the reasons." };
        var take = new Option<int>("--take") { Description = "How many records.", DefaultValueFactory = _ => 50, HelpName = "N" };
        var verb = new Command("rejected", "What could not become a notice or a plan line, and why.") { source, records, take };
        verb.Subcommands.Add(RejectedRetryVerb.Create());
        verb.Runs(async (context, cancellationToken) =>
        {
            await using var hub = await HubSession.OpenAsync(context, cancellationToken);
            var id = context.Get(source);
            if (id is not null)
                SourceArgument.Find(hub.Get<SourceCatalog>(), id);
            if (context.Get(records))
                await RecordsAsync(context, hub, id, context.Get(take), cancellationToken);
            else
                await ReasonsAsync(context, hub, id, cancellationToken);
            return ExitCode.Done;
        });
        return verb;
    }

    private static async Task ReasonsAsync(VerbContext context, HubSession hub, string? source, CancellationToken cancellationToken)
    {
        var rows = new List<RejectedReasonRow>();
        foreach (var reason in await hub.Get<RejectedStore>().ReasonsAsync(source, cancellationToken))
        {
            var example = await hub.Get<DocumentStore>().FindAsync(reason.DocumentId, cancellationToken);
            rows.Add(RejectedReasonRow.Of(reason, example!.Url));
        }

        foreach (var row in rows)
            context.Terminal.Row(row, HubJson.Lines.RejectedReasonRow);
        if (rows.Count == 0)
            context.Terminal.Say("Nothing is rejected.");
        else
            context.Terminal.Table(["source", "count#", "what", "reason", "last seen", "such as in"], rows.Select(row => row.ToCells()));
    }

    private static async Task RecordsAsync(VerbContext context, HubSession hub, string? source, int take, CancellationToken cancellationToken)
    {
        if (take < 1)
            throw VerbFailure.WrongUse($"--take {take}: at least one record must be asked for.");
        var rows = await hub.Get<RejectedStore>().ListAsync(source, 0, take, cancellationToken);
        foreach (var row in rows.Select(RejectedRecordRow.Of))
        {
            context.Terminal.Row(row, HubJson.Lines.RejectedRecordRow);
            foreach (var line in row.ToLines())
                context.Terminal.Say(line);
        }

        if (rows.Count == 0)
            context.Terminal.Say("No record is rejected.");
    }
}
