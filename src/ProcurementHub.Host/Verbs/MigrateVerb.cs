using System.CommandLine;
using ProcurementHub.Host.CommandLine;
using ProcurementHub.Host.Output;
using ProcurementHub.Host.Wiring;
using ProcurementHub.Storage.Migrating;

namespace ProcurementHub.Host.Verbs;

internal static class MigrateVerb
{
    public static Command Create()
    {
        var copyFrom = new Option<string?>("--copy-from")
        {
            Description = "Brings a stopped embedded hub, all its rows and its evidence, to the empty database that is configured. Goes on where it was interrupted.",
            HelpName = "sqlite:PATH",
        };
        var verb = new Command("migrate", "Brings the database to the newest schema.") { copyFrom };
        verb.Runs(async (context, cancellationToken) =>
        {
            if (context.Get(copyFrom) is { } source)
                return await MoveRun.RunAsync(context, source, cancellationToken);
            await using var hub = await HubSession.OpenAsync(context, cancellationToken, migrate: false);
            var applied = await hub.Get<Migrator>().MigrateAsync(cancellationToken);
            foreach (var name in applied)
            {
                context.Terminal.Row(new MigrationRow(name), HubJson.Lines.MigrationRow);
                context.Terminal.Say($"applied {name}");
            }

            context.Terminal.Say(applied.Count == 0 ? "The database is up to date." : $"The database is up to date; {applied.Count} migrations applied.");
            return ExitCode.Done;
        });
        return verb;
    }
}
