using System.CommandLine;
using System.Globalization;
using ProcurementHub.Core.Entities;
using ProcurementHub.Host.CommandLine;
using ProcurementHub.Host.Output;
using ProcurementHub.Host.Wiring;
using ProcurementHub.Storage.Entities;

namespace ProcurementHub.Host.Verbs;

/// <summary>Public bodies under all their identifiers and names. Collecting a list of entities joins what the list says is one.</summary>
internal static class EntitiesVerb
{
    private const int AtOnce = 500;

    public static Command Create()
    {
        var query = new Argument<string?>("QUERY")
        {
            Description = "Words of a name, an identifier, or SCHEME:ID; all entities without it.", Arity = ArgumentArity.ZeroOrOne,
        };
        var conflicts = new Option<bool>("--conflicts") { Description = "Those that are not joined, because lists contradict each other." };
        var take = new Option<int>("--take") { Description = "How many are shown; --json gives all without it.", HelpName = "N", DefaultValueFactory = _ => 0 };
        var verb = new Command("entities", "Public bodies with their identifiers and names, and what is known of them.") { query, conflicts, take };
        verb.Subcommands.Add(Merge());
        verb.Subcommands.Add(Split());
        verb.Runs(async (context, cancellationToken) =>
        {
            await using var hub = await HubSession.OpenAsync(context, cancellationToken);
            var store = hub.Get<EntityStore>();
            var most = context.Get(take) is > 0 and var asked ? asked : context.Terminal.IsJson ? int.MaxValue : 50;
            var shown = new List<EntityReportRow>();
            while (shown.Count < most)
            {
                var size = Math.Min(AtOnce, most - shown.Count);
                var bodies = context.Get(conflicts)
                    ? await store.InConflictAsync(shown.Count, size, cancellationToken)
                    : await store.SearchAsync(context.Get(query), shown.Count, size, cancellationToken);
                foreach (var row in bodies.Select(EntityReportRow.Of))
                {
                    context.Terminal.Row(row, HubJson.Lines.EntityReportRow);
                    shown.Add(row);
                }

                if (bodies.Count < size)
                    break;
            }

            Show(context, shown);
            var counts = await store.CountsAsync(cancellationToken);
            context.Terminal.Note(
                $"{Number(counts.Bodies)} entities with {Number(counts.Identifiers)} identifiers are known; {Number(counts.Merged)} have more than one. "
                + $"Lists contradict each other about {Number(counts.InConflict)} identifiers.");
            return ExitCode.Done;
        });
        return verb;
    }

    private static void Show(VerbContext context, List<EntityReportRow> shown)
    {
        if (shown.Count == 0)
            context.Terminal.Say("No entity is known by that.");
        else if (shown.Count == 1)
            shown[0].ToLines().ToList().ForEach(context.Terminal.Say);
        else
            context.Terminal.Table(["identifiers", "name", "notices#", "plans#", "plan lines#"], shown.Select(row => row.ToCells()));
    }

    private static Command Merge()
    {
        var entity = new Argument<string>("A") { Description = "SCHEME:ID, as in PE-RUC:20131257750." };
        var other = new Argument<string>("B") { Description = "SCHEME:ID of what is the same body." };
        var (why, who) = (Why(), StaffName.Option());
        var verb = new Command("merge", "Makes one body of two identifiers; kept with who and why.") { entity, other, why, who };
        verb.Runs(async (context, cancellationToken) =>
        {
            await using var hub = await HubSession.OpenAsync(context, cancellationToken);
            var (one, two) = (await FindAsync(hub, context.Get(entity)!, cancellationToken), await FindAsync(hub, context.Get(other)!, cancellationToken));
            var done = await hub.Get<EntityMerges>().MergeAsync(one, two, StaffName.Of(context.Get(who)), context.Get(why)!, cancellationToken);
            context.Terminal.Row(new EntityChangeRow(one.Identifier.ToString(), two.Identifier.ToString(), done), HubJson.Lines.EntityChangeRow);
            context.Terminal.Say(done ? $"{one.Identifier} and {two.Identifier} are one entity." : "They are one entity already.");
            return ExitCode.Done;
        });
        return verb;
    }

    private static Command Split()
    {
        var entity = new Argument<string>("A") { Description = "SCHEME:ID of what is a body of its own." };
        var (why, who) = (Why(), StaffName.Option());
        var verb = new Command("split", "Takes an identifier out of the body it was joined with; lists do not join it with that again.") { entity, why, who };
        verb.Runs(async (context, cancellationToken) =>
        {
            await using var hub = await HubSession.OpenAsync(context, cancellationToken);
            var one = await FindAsync(hub, context.Get(entity)!, cancellationToken);
            var parted = await hub.Get<EntityMerges>().SplitAsync(one, StaffName.Of(context.Get(who)), context.Get(why)!, cancellationToken);
            context.Terminal.Row(new EntityChangeRow(one.Identifier.ToString(), null, parted > 0), HubJson.Lines.EntityChangeRow);
            context.Terminal.Say(parted > 0 ? $"{one.Identifier} is an entity of its own." : "It was joined with none.");
            return ExitCode.Done;
        });
        return verb;
    }

    private static Option<string> Why() => new("--why") { Description = "The reason, for the history.", Required = true, HelpName = "TEXT" };

    private static async Task<EntityRow> FindAsync(HubSession hub, string text, CancellationToken cancellationToken)
    {
        if (EntityIdentifier.Parse(text) is not { } identifier)
            throw VerbFailure.WrongUse($"'{text}' is not an identifier: write it as SCHEME:ID, as in PE-RUC:20131257750.");
        return await hub.Get<EntityStore>().FindAsync(identifier.Scheme, identifier.Id, cancellationToken)
            ?? throw VerbFailure.WrongUse($"No entity is known as '{text}'.");
    }

    private static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
