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
        var verb = new Command("migrate", "Brings the database to the newest schema.");
        verb.Runs(async (context, cancellationToken) =>
        {
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
