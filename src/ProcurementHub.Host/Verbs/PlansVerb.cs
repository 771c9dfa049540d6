using System.CommandLine;
using System.Globalization;
using ProcurementHub.Host.CommandLine;
using ProcurementHub.Host.Output;
using ProcurementHub.Host.Wiring;
using ProcurementHub.Storage.Plans;

namespace ProcurementHub.Host.Verbs;

/// <summary>Who has published an annual plan, and who of those that stand in a list of entities has not.</summary>
internal static class PlansVerb
{
    private const int Shown = 50;

    public static Command Create()
    {
        var verb = new Command("plans", "Who has published an annual plan, and who has not.");
        verb.Subcommands.Add(Published());
        verb.Subcommands.Add(Missing());
        return verb;
    }

    private static Command Published()
    {
        var year = new Option<int?>("--year") { Description = "The year the plans are for; all years without it." };
        var verb = new Command("published", "The plans that registers name, with the day of publication.") { year };
        verb.Runs(async (context, cancellationToken) =>
        {
            await using var hub = await HubSession.OpenAsync(context, cancellationToken);
            var rows = (await hub.Get<PlanDutyStore>().ListPublishedAsync(context.Get(year), cancellationToken)).Select(PublishedPlanRow.Of).ToList();
            foreach (var row in rows)
                context.Terminal.Row(row, HubJson.Lines.PublishedPlanRow);
            context.Terminal.Table(["published", "year", "entity", "name", "lines#", "file"], rows.Select(row => row.ToCells()));
            context.Terminal.Note($"{rows.Count} plans stand in registers that were read.");
            return ExitCode.Done;
        });
        return verb;
    }

    private static Command Missing()
    {
        var list = new Option<string?>("--list") { Description = "Source of one list of entities; all lists without it.", HelpName = "ID" };
        var year = new Option<int?>("--year") { Description = "The year the plans are for; the present one without it." };
        var all = new Option<bool>("--all") { Description = "Shows every listed entity with its state." };
        var verb = new Command("missing", "The listed entities of which no plan is known.") { list, year, all };
        verb.Runs(async (context, cancellationToken) =>
        {
            await using var hub = await HubSession.OpenAsync(context, cancellationToken);
            var wanted = context.Get(year) ?? context.Clock.GetLocalNow().Year;
            var listed = await hub.Get<PlanDutyStore>().ListListedAsync(wanted, context.Get(list), cancellationToken);
            if (listed.Count == 0)
                throw VerbFailure.WrongUse("No such list of entities has been read: collect one first, as in 'hub collect co-entities --from FOLDER'.");

            var rows = listed.Where(row => context.Get(all) || row.State == PlanState.Missing).Select(row => ListedPlan.Of(row, wanted)).ToList();
            foreach (var row in rows)
                context.Terminal.Row(row, HubJson.Lines.ListedPlan);
            context.Terminal.Table(["list", "entity", "name", "sector", "state"], rows.Take(Shown).Select(row => row.ToCells()));
            if (rows.Count > Shown)
                context.Terminal.Say($"... and {Number(rows.Count - Shown)} more; --json lists them all.");
            foreach (var group in listed.GroupBy(row => row.SourceId))
                context.Terminal.Note(Summary(group.Key, wanted, [.. group]));
            return listed.Any(row => row.State != PlanState.CannotTell) ? ExitCode.Done : ExitCode.SomethingFailed;
        });
        return verb;
    }

    private static string Summary(string list, int year, List<ListedPlanRow> rows)
    {
        var (published, missing) = (Count(rows, PlanState.Published), Count(rows, PlanState.Missing));
        return published + missing == 0
            ? $"{list}: no plan for {year} of any entity with ids like these has been read, so nothing can be said of the {Number(rows.Count)} lines of this list."
            : $"{list}: {Number(rows.Count)} lines, for {Number(Bodies(rows))} entities by their ids. A plan for {year} is known of {Number(published)} lines, none of {Number(missing)}, which are {Number(Bodies(rows.FindAll(row => row.State == PlanState.Missing)))} entities; of {Number(rows.Count - published - missing)} it cannot be told, for the list gives them no id.";
    }

    /// <summary>A list may name one body several times, by each of its offices.</summary>
    private static int Bodies(List<ListedPlanRow> rows) => rows.Where(row => row.ExternalId is not null).DistinctBy(row => (row.Scheme, row.ExternalId)).Count();

    private static int Count(List<ListedPlanRow> rows, PlanState state) => rows.Count(row => row.State == state);

    private static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
